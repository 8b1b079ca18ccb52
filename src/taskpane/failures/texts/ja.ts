import type { TranslatedFailureTexts } from './en.ts'

const again = 'もう一度お試しください。'
const later = 'しばらくしてからもう一度お試しください。'
const reopen = 'パネルを閉じて、もう一度開いてください。'

export const failures: TranslatedFailureTexts = {
  byCode: {
    offline: () => ({ message: 'オフラインです。', fix: '接続が戻ってからもう一度お試しください。' }),
    'no-answer': () => ({ message: 'サービスが応答しませんでした。', fix: `${later}二重に実行されることはありません。` }),
    'office-missing': () => ({
      message: 'Outlook 側の部品を読み込めませんでした。',
      fix: 'インターネット接続を確認し、パネルを開き直してください。',
    }),
    'not-outlook': () => ({
      message: 'このパネルは Outlook の中で動作します。',
      fix: 'Outlook で予定を開き、ボタンを押してください。',
    }),
    'outlook-silent': () => ({ message: 'Outlook が応答しません。', fix: reopen }),
    'item-unnamed': ({ detail }) => ({ message: `Outlook からどの予定かを取得できませんでした: ${detail}`, fix: reopen }),
    'dialog-refused': ({ detail }) => ({
      message: `サインイン画面を開けませんでした: ${detail}`,
      fix: 'このページのウィンドウを許可してから、もう一度お試しください。',
    }),
    'dialog-closed': () => ({ message: 'サインインの前に画面が閉じられました。', fix: again }),
    'sign-in-cancelled': () => ({ message: 'サインインが取り消されました。', fix: again }),
    'sign-in-failed': ({ detail }) => ({
      message: `サインインできませんでした。Microsoft からのメッセージ: ${detail}`,
      fix: 'もう一度お試しください。解決しない場合は、参照番号を管理者に伝えてください。',
    }),
    'not-signed-in': () => ({ message: 'サインインしていません。', fix: '現在の状態を見るにはサインインしてください。' }),
    'sign-in-expired': () => ({ message: 'サインインの有効期限が切れました。', fix: reopen }),
    'invalid-field': () => ({
      message: 'その間に管理者がフォームを変更しました。何も作成されていません。',
      fix: '確認してから、もう一度作成してください。',
    }),
    unexpected: ({ detail }) => ({ message: detail, fix: again }),
    'bad-request': ({ detail }) => ({ message: `サービスが要求を受け付けませんでした: ${detail}`, fix: later }),
    'sign-in-needed': () => ({ message: 'サインインしていません。', fix: 'もう一度サインインしてください。' }),
    'not-allowed': () => ({ message: 'この操作を行う権限がありません。', fix: '主担当者または管理者にお問い合わせください。' }),
    'not-a-representative': () => ({
      message: '同期する担当者として設定されていません。',
      fix: 'IFS の権限セット EXCHANGE_SYNC_USER を管理者に依頼してください。',
    }),
    'appointment-gone': () => ({
      message: 'この予定は削除されました。何も作成されていません。',
      fix: '別の予定を開いてください。',
    }),
    'not-organizer': () => ({
      message: 'この予定のリンクと変更は開催者だけが行えます。',
      fix: '開催者に依頼してください。',
    }),
    private: () => ({
      message: '非公開、個人用、社外秘の予定は、会社の方針によりリンクできません。',
      fix: 'Outlook で秘密度を［標準］にしてください。',
    }),
    'series-not-yet': () => ({
      message: 'このバージョンでは定期的な予定全体をリンクできません。',
      fix: 'いずれかの回を開いて、その回をリンクしてください。',
    }),
    'already-linked': ({ activityNo }) => ({
      message: activityNo === '' ? 'すでにリンクされています。' : `すでに ${activityNo} にリンクされています。`,
      fix: 'リンクを表示してください。',
    }),
    'activity-linked-elsewhere': ({ activityNo }) => ({
      message: `活動 ${activityNo} はすでに別の予定にリンクされています。`,
      fix: '別の活動を選んでください。',
    }),
    'activity-gone': ({ activityNo }) => ({
      message: `活動 ${activityNo} は IFS にもうありません。`,
      fix: '別の活動を選んでください。',
    }),
    'activity-without-start': () => ({ message: '活動に開始時刻がありません。', fix: 'IFS で設定してください。' }),
    'sync-off': () => ({ message: '同期がオフになっています。', fix: 'オンにするよう管理者に依頼してください。' }),
    'undecided-people': () => ({
      message: '誰を指すか決まっていないアドレスがあります。',
      fix: '［参加者］で選んでから、もう一度お試しください。',
    }),
    'refused-by-ifs': ({ detail }) => ({
      message: `IFS が受け付けませんでした: ${detail}`,
      fix: 'IFS で修正するか別のものを選んで、もう一度お試しください。',
    }),
    'ifs-unavailable': () => ({ message: 'IFS が混み合っているか、応答しません。', fix: later }),
    'outlook-unavailable': () => ({ message: 'Outlook が混み合っているか、応答しません。', fix: later }),
    'not-found': () => ({ message: 'もう存在しません。', fix: '予定を開き直してください。' }),
    'whole-series': () => ({
      message: 'これは定期的な予定全体です。',
      fix: '「定期的な予定全体」を選ぶか、1 つの日付を開いてください。',
    }),
    'no-series': () => ({ message: 'これは定期的な予定ではありません。', fix: '予定自体をリンクしてください。' }),
    'refused-by-outlook': ({ detail }) => ({
      message: `Outlook が受け付けませんでした: ${detail}`,
      fix: 'Outlook で行ってください。',
    }),
    'changed-meanwhile': () => ({ message: 'その間に変更されました。', fix: 'もう一度確認してください。' }),
    'wrong-state': () => ({ message: '現在の状態では行えません。', fix: 'もう一度確認してください。' }),
    'already-undone': () => ({ message: 'この変更はすでに元に戻されています。', fix: 'もう一度確認してください。' }),
    'not-undoable': () => ({ message: 'この変更は元に戻せません。', fix: '代わりに IFS で活動を変更してください。' }),
    'service-stopped': () => ({
      message: '管理者がサービスを停止しています。',
      fix: '後でもう一度お試しください。予定には影響しません。',
    }),
    internal: () => ({
      message: '処理できませんでした。',
      fix: 'もう一度お試しください。解決しない場合は、参照番号を管理者に伝えてください。',
    }),
  },
  refusals: {
    'not-organizer': (organizer) => ({
      message: 'あなたは招待されています。この予定のリンクと変更は開催者だけが行えます。',
      fix: `${organizer} さんに依頼してください。`,
    }),
    private: () => ({
      message: '非公開、個人用、社外秘の予定は、会社の方針によりリンクできません。',
      fix: 'Outlook で秘密度を［標準］にして保存し、パネルを開き直してください。',
    }),
    'series-not-yet': () => ({
      message: 'このバージョンでは定期的な予定全体をリンクできません。',
      fix: 'いずれかの回を開いて、その回をリンクしてください。',
    }),
    'appointment-cancelled': () => ({
      message: 'この予定は中止されました。',
      fix: '実施される予定をリンクしてください。',
    }),
  },
  withCode: (message, code) => `${message}（${code}）`,
}
