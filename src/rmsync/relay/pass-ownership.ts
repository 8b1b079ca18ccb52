import type { Link } from '../../domain/link.ts'
import { ownerJobOf } from '../ports/jobs.ts'
import type { StoreTransaction } from '../ports/store.ts'

/** While its appointment is cancelled nobody but the people in IFS can keep an activity up to date: IFS is told with the link. */
export async function passOwnership(tx: StoreTransaction, before: Link, after: Link): Promise<void> {
  const isCancelled = ({ state }: Link): boolean => state.kind === 'appointment-cancelled'
  if (isCancelled(before) !== isCancelled(after)) await tx.enqueueMark(ownerJobOf(after))
}
