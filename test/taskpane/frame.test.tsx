import { expect, it } from '@jest/globals'
import { screen } from '@testing-library/react'
import { savedItem, showPanel } from './support/show-panel.tsx'

it('[R345] another appointment that is opened while a page covers the frame comes with the frame, its tabs and its menu', async () => {
  const { openItem, user } = showPanel()
  await user.click(await screen.findByRole('button', { name: 'Create activity' }))
  await screen.findByRole('heading', { name: 'Create activity' })

  openItem(savedItem('AAMk-2'))
  await screen.findByText('Not linked')

  expect(screen.queryAllByRole('tab').map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining([expect.stringContaining('Appointment'), expect.stringContaining('New activities')]),
  )
})
