import { Bars } from '../../ui/Bars.tsx'

/** The rows to come, in their height. */
export const PageSkeleton = ({ label }: { readonly label: string }) => <Bars label={label} heights={[40, 40, 40, 40, 40, 40]} />
