import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ignoreSecondHalf } from '../../src/taskpane/frame/second-half.ts'

let heard: string[]
const press = (id: string, detail: number) =>
  document.getElementById(id)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }))

beforeAll(() => {
  ignoreSecondHalf(document)
})
beforeEach(() => {
  document.body.innerHTML = '<button id="first"><i id="icon"></i>Create</button><button id="next">Create</button>'
  heard = []
  for (const button of document.querySelectorAll('button')) button.addEventListener('click', () => heard.push(button.id))
})

describe('[R343] a double click', () => {
  it('is heard twice by what is pressed twice, on its words or its icon', () => {
    press('first', 1)
    press('icon', 2)

    expect(heard).toEqual(['first', 'first'])
  })

  it('is heard once where its second half falls on something else, and the next press is heard again', () => {
    press('first', 1)
    press('next', 2)
    press('next', 1)

    expect(heard).toEqual(['first', 'next'])
  })

  it('leaves the keyboard alone, whose presses count as none', () => {
    press('first', 1)
    press('next', 0)

    expect(heard).toEqual(['first', 'next'])
  })
})
