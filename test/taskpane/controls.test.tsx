import { describe, expect, it } from '@jest/globals'
import { act, screen, waitFor, within } from '@testing-library/react'
import { appointment, link } from './support/fixtures.ts'
import { showPanel } from './support/show-panel.tsx'

const focused = () => document.activeElement?.textContent

describe('tabs, by keyboard', () => {
  it('are one stop; arrows, Home and End move between them and choose', async () => {
    const { user } = showPanel()
    const tabs = await screen.findAllByRole('tab')
    expect(tabs.map((tab) => tab.tabIndex)).toEqual([0, -1])
    act(() => {
      tabs[0]?.focus()
    })

    await user.keyboard('{ArrowRight}')
    await waitFor(() => {
      expect(screen.getByRole('tab', { selected: true })).toBe(screen.getAllByRole('tab')[1])
    })
    await user.keyboard('{Home}')

    expect(screen.getByRole('tab', { selected: true })).toBe(screen.getAllByRole('tab')[0])
    expect(document.activeElement).toBe(screen.getAllByRole('tab')[0])
  })
})

describe('a menu, by keyboard', () => {
  const open = async () => {
    const panel = showPanel({ view: { ...appointment, link } })
    // Its place is kept by a button that does nothing yet.
    const button = await waitFor(() => {
      const found = screen.getByRole('button', { name: 'Manage link' })
      expect(found.getAttribute('aria-haspopup')).toBe('menu')
      return found
    })
    act(() => {
      button.focus()
    })
    await panel.user.keyboard('{ArrowDown}')
    const menu = await screen.findByRole('menu', { name: 'Manage link' })
    return { ...panel, button, items: within(menu).getAllByRole('menuitem') }
  }

  it('opens on its first entry, goes round by arrows, and Escape gives the focus back', async () => {
    const { user, button, items } = await open()
    expect(document.activeElement).toBe(items[0])

    await user.keyboard('{ArrowUp}')
    expect(document.activeElement).toBe(items.at(-1))
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(items[0])
    await user.keyboard('{Escape}')

    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(button)
  })

  it('closes when the person goes on or presses beside it', async () => {
    const { user } = await open()
    await user.keyboard('{Tab}')
    expect(screen.queryByRole('menu')).toBeNull()

    await user.click(screen.getByRole('button', { name: 'Manage link' }))
    await screen.findByRole('menu')
    await user.click(screen.getByRole('heading', { level: 1 }))

    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('says that it opens, and whether it is open', async () => {
    const { button } = await open()

    expect([button.getAttribute('aria-haspopup'), button.getAttribute('aria-expanded')]).toEqual(['menu', 'true'])
  })
})

it('a question is left by its button, and nothing was done', async () => {
  const { user, server } = showPanel({ view: { ...appointment, link } })
  await user.click(await screen.findByRole('button', { name: 'Manage link' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Unlink' }))
  const dialog = await screen.findByRole('dialog', { name: 'Unlink this appointment?' })

  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))

  expect(screen.queryByRole('dialog')).toBeNull()
  expect(server.asked.map(({ call }) => call)).not.toContain('DELETE /links/link-1')
})

it('[R43] a very long change is cut after some lines, and unfolds', async () => {
  const [newest] = link.trail
  const after = Array.from({ length: 30 }, (_, at) => `Person ${at + 1}`).join(', ')
  const trail = newest === undefined ? [] : [{ ...newest, changes: [{ field: 'contacts' as const, before: '', after }] }]
  const { user } = showPanel({ view: { ...appointment, link: { ...link, trail } } })

  const more = await screen.findByRole('button', { name: 'More: Contacts' })
  await user.click(more)

  expect(focused()).toBe('Less')
  expect(screen.getByRole('button', { name: 'Less: Contacts' }).getAttribute('aria-expanded')).toBe('true')
})
