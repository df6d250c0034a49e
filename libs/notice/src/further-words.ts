/** What else can be done, and what a form for it asks for: each in both languages. */
export const furtherWords = {
  CallForTopics: { zh: '征集议题', en: 'Ask for topics' },
  ProposeTopic: { zh: '提一个议题', en: 'Put a topic forward' },
  NotifyMeeting: { zh: '发会议通知', en: 'Send the notice of the meeting' },
  HandIn: { zh: '交材料', en: 'Hand in a document' },
  ApproveVersion: { zh: '审批通过', en: 'Approve the document' },
  ReturnVersion: { zh: '退回修改', en: 'Send the document back' },
  CallItem: { zh: '召集', en: 'Call' },
  RejectProgress: { zh: '退回一条记录', en: 'Reject a record' },
  OrderRectification: { zh: '要求整改', en: 'Order it put right' },
  AppealReview: { zh: '对考核提出申诉', en: 'Appeal against the review' },
  Commend: { zh: '表彰', en: 'Commend' },
  PostWish: { zh: '发布微心愿', en: 'Put up a wish' },
  AskRelease: { zh: '申请不办这一项', en: 'Ask that it be let go' },
  Join: { zh: '申请并入另一项', en: 'Ask to merge it into another' },
  ProposeAmendment: { zh: '商定改日期', en: 'Propose other days' },
  SuspendAgreement: { zh: '中止协议', en: 'Suspend the agreement' },
  ResumeAgreement: { zh: '恢复协议', en: 'Resume the agreement' },
  WithdrawFromAgreement: { zh: '退出协议', en: 'Withdraw from the agreement' },
} as const;

export const fieldWords = {
  until: { zh: '截至', en: 'Until' },
  topic: { zh: '议题', en: 'Topic' },
  day: { zh: '哪天', en: 'Day' },
  time: { zh: '几点开', en: 'At what time' },
  agenda: { zh: '议程', en: 'Agenda' },
  document: { zh: '材料', en: 'Document' },
  record: { zh: '哪一条', en: 'Which record' },
  reason: { zh: '原因', en: 'Reason' },
  owner: { zh: '由谁整改', en: 'Who puts it right' },
  dueOn: { zh: '最迟哪天', en: 'By when' },
  note: { zh: '说明', en: 'In your words' },
  whom: { zh: '表彰谁', en: 'Whom' },
  prize: { zh: '奖项', en: 'Prize' },
  wish: { zh: '心愿', en: 'Wish' },
  how: { zh: '怎么处理', en: 'How' },
  into: { zh: '并入哪一项', en: 'Into which item' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  treatment: { zh: '期间到期的事', en: 'What falls due meanwhile' },
} as const;

export const treatmentWords = {
  move: { zh: '顺延', en: 'moves on' },
  waive: { zh: '免除', en: 'is waived' },
  keep: { zh: '照旧', en: 'stays' },
} as const;

/** What a meeting did with a topic. */
export const verdictWords = {
  agreed: { zh: '议定', en: 'agreed' },
  deferred: { zh: '再议', en: 'deferred' },
  declined: { zh: '不采纳', en: 'declined' },
} as const;
