import { useRef, useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import { toFailure } from '../../backend/client.ts'
import { pushActivity } from '../../backend/new-activities.ts'
import { usePanel } from '../../panel-context.ts'

export type Step =
  | { readonly kind: 'waiting' | 'working' }
  | { readonly kind: 'done'; readonly outcome: 'added' | 'already-there'; readonly linkId: string }
  | { readonly kind: 'failed'; readonly failure: Failure }

interface Pushes {
  readonly steps: ReadonlyMap<string, Step>
  /** While some are being added: how many of how many are through. Null: nothing is under way. */
  readonly progress: { readonly through: number; readonly of: number } | null
  /** What came of the last ones. */
  readonly result: { readonly added: number; readonly notAdded: number } | null
  add(activityNos: readonly string[]): Promise<void>
}

/** Nobody answers: the rest would wait for the same. */
const silences: readonly string[] = ['offline', 'no-answer']

/** Adds activities one after another, each with an outcome of its own. Safe to press twice: while it is at it, it takes no more. */
export function usePushes(onAdded: () => void): Pushes {
  const { client } = usePanel()
  const [steps, setSteps] = useState<ReadonlyMap<string, Step>>(new Map())
  const [progress, setProgress] = useState<Pushes['progress']>(null)
  const [result, setResult] = useState<Pushes['result']>(null)
  const busy = useRef(false)
  const set = (activityNos: readonly string[], step: Step) => {
    setSteps((before) => new Map([...before, ...activityNos.map((no) => [no, step] as const)]))
  }
  const push = async (activityNo: string): Promise<Exclude<Step, { kind: 'waiting' | 'working' }>> => {
    try {
      const { outcome, link } = await pushActivity(client, activityNo)
      return { kind: 'done', outcome, linkId: link.linkId }
    } catch (error) {
      return { kind: 'failed', failure: toFailure(error) }
    }
  }
  const add = async (activityNos: readonly string[]) => {
    if (busy.current || activityNos.length === 0) return
    busy.current = true
    setResult(null)
    set(activityNos, { kind: 'waiting' })
    let added = 0
    for (const [index, activityNo] of activityNos.entries()) {
      setProgress({ through: index, of: activityNos.length })
      set([activityNo], { kind: 'working' })
      const step = await push(activityNo)
      set([activityNo], step)
      if (step.kind === 'done') {
        added += 1
        onAdded()
      } else if (silences.includes(step.failure.code)) {
        set(activityNos.slice(index), step)
        break
      }
    }
    busy.current = false
    setProgress(null)
    setResult({ added, notAdded: activityNos.length - added })
  }
  return { steps, progress, result, add }
}
