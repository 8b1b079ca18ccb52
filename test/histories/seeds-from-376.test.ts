import { describeHistories } from './describe-histories.ts'

describeHistories(376, 125)
