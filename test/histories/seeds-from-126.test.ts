import { describeHistories } from './describe-histories.ts'

describeHistories(126, 125)
