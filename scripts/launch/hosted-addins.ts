import type { HostedAddin, HostedLaunch } from '../../src/standins/outlook-host/host-config.ts'

/** What an administrator would have deployed from the manifests: the panel for sales and for purchasing. 3 = ReadWriteItem. */
export function hostedAddins(rmsyncUrl: string): readonly HostedAddin[] {
  return [
    {
      id: 'b5c0ffee-0001-4c11-8a11-000000000001',
      name: 'RM Panel',
      url: `${rmsyncUrl}/panel/taskpane.html`,
      icon: `${rmsyncUrl}/assets/crm-32.png`,
      permissionLevel: 3,
    },
    {
      id: 'b5c0ffee-0002-4c11-8a11-000000000002',
      name: 'SRM Panel',
      url: `${rmsyncUrl}/panel/taskpane.html?panel=srm`,
      icon: `${rmsyncUrl}/assets/srm-32.png`,
      permissionLevel: 3,
    },
  ]
}

/** From the optional manifest: the bar on linked appointments. */
export function hostedLaunches(rmsyncUrl: string): readonly HostedLaunch[] {
  return [
    {
      id: 'b5c0ffee-0003-4c11-8a11-000000000003',
      name: 'RM Panel: notices',
      url: `${rmsyncUrl}/panel/notices.html`,
      permissionLevel: 3,
      functionName: 'sayThatItIsLinked',
    },
  ]
}
