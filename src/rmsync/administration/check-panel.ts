import { type Checks, fine, needsFix, reasonOf, skipped } from './doctor-walk.ts'
import { panelForm, type PanelFormPorts } from './panel-form.ts'

/** What the administrators set up for the panel, against what IFS has today. */
export const panelChecks = (ports: PanelFormPorts): Checks => ({
  'panel-fields': async (walk) => {
    if (walk.failed('ifs-sign-in') || walk.failed('ifs-projections'))
      return skipped('IFS can not be asked for its attributes.', 'Mend the sign-in or the projections first.')
    try {
      const { form, faults } = await panelForm(ports)
      const { activity, contact, representative } = form.fields
      const count = activity.length + contact.length + representative.length
      if (faults.length === 0)
        return fine(count === 0 ? 'None is set up beside those of the panel itself.' : `IFS has all ${count} that are set up.`)
      return needsFix(
        faults.map(({ message }) => message).join(' '),
        [...new Set(faults.map(({ fix }) => `Under Panel: ${fix}`))].join(' '),
      )
    } catch (error) {
      return skipped(reasonOf(error), 'Try again once IFS answers.')
    }
  },
})
