# メールの日本語の文言。文体は「です・ます」。メールごとに 1 メッセージ、文や段落ごとに 1 属性。文の途中で改行しない。
#
# 用語集（すべて統一）:
#   circle = サークル · programme manager = プログラムマネージャー · deputy = 代理 · member = メンバー
#   advisor = アドバイザー · participant = 参加者 · seat = 空き枠 · waitlist = 待機リスト
#   request to join = 参加申請 · term = 活動期間 · publish = 開始する · user guide = 利用ガイド
#   experience / education = 経験の共有 / 学習 · administrators = プログラム事務局 · affinity network = アフィニティネットワーク

## すべてのメールに共通

greeting = { $name }さん
guide = はじめ方は利用ガイドをご覧ください
foot =
    .programme = Circles（グループメンタリングプログラム）
    .guide = 利用ガイド
    .transactional = このメールは、あなたまたはあなたのサークルの操作に応じてお送りしています。配信を停止することはできません。
    .reminder = このメールはリマインダーです。
    .turn-off-reminders = リマインダーを停止する
    .news = あなたのサークルに関するお知らせです。
    .turn-off-news = お知らせを停止する
    .preferences = 設定を変更する

## 複数のメールに共通

a-role =
    { $role ->
        [advisor] アドバイザー
       *[member] メンバー
    }
open-your-circle = サークルを開く
open-the-circle = このサークルを開く
view-request = 参加申請を確認・取り下げる
read-guide = サークルの探し方・提案のしかたを見る
see-similar = 似たサークルを見る
answer-by = { $by } までにご回答ください。
circle-clock = サークルのタイムゾーンでは { $at } です。
circle-dates = 日付はサークルのタイムゾーン（{ $zone }）によるものです。
people = 参加者
person = { $name }さん
person-role =
    { $role ->
        [advisor] アドバイザー
       *[member] メンバー
    }{ $duty ->
        [manager] ・プログラムマネージャー
       *[none] { "" }
    }
now-people =
    { $people ->
        [1] 現在の参加者はあなただけです。
       *[other] 現在の参加者は { $people } 名です。
    }
meeting = { $day }
meeting-format =
    { $format ->
        [education] 学習
       *[experience] 経験の共有
    }
alternatives = 同じテーマで募集中のサークル
alternative = { $circle }（空き { $seats } 名）
calendar-entry =
    { $format ->
        [education] { $circle }：学習ミーティング
       *[experience] { $circle }：経験の共有ミーティング
    }
advice =
    .no-advisor = アドバイザーがまだいません。アドバイザーの参加を強くお勧めします。どなたかへのお声がけをご検討ください。
    .advisor-count = アドバイザーが 3 名以上になると、メンバーが発言しにくくなることがあります。通常は 2 名で十分です。
    .level-gap = アドバイザーは、メンバーより 1～2 段階上の等級の方が適しています。このサークルでは等級の差が異なります。
    .members-far-apart = 等級が 3 段階より離れているメンバーがいます。サークルは、キャリアの段階が近い人どうしのほうがうまくいきます。
    .manager-in-circle = 直属の上司と同じサークルになる方がいます。率直に話しにくくなるおそれがあります。
    .twelve-months = 12 か月が過ぎたサークルには、新しい出会いのために解散をお勧めしています。

## 1: 参加登録した方へ

welcome =
    .subject = Circles へようこそ
    .preheader = 保存される情報、閲覧できる人、はじめ方についてのご案内です。
    .body =
        { $roles ->
            [both] グループメンタリングに、メンバーおよびアドバイザーとして登録されました。
            [member] グループメンタリングに、メンバーとして登録されました。
            [advisor] グループメンタリングに、アドバイザーとして登録されました。
           *[none] グループメンタリングに登録されました。
        }サークルは、6 か月間、月に 1 回ほど集まる少人数のグループです。
    .stored-heading = 保存される情報
    .stored = プロフィールに入力された内容（テーマ、言語、アフィニティネットワーク、自己紹介）と、人事データにある職務・勤務地の情報です。メンタリングの目的にのみ使用します。あなたはプライバシー通知のバージョン { $version } に同意しています。
    .seen-heading = 閲覧できる人
    .seen = 同じサークルの参加者は、あなたの氏名とプロフィールを閲覧できます。メールアドレスを閲覧できるのは、サークルのプログラムマネージャーとプログラム事務局だけです。アフィニティネットワークは、少人数を対象とした集計には一切表示されません。
    .action = 設定を完了する

## 4: 提案した方へ

proposal-recorded =
    .subject = サークル「{ $circle }」を提案しました
    .body = サークル「{ $circle }」の提案を受け付けました。ほかの方が検索して参加を申請できます。
    .seats = 定員 { $max } 名のうち { $people } 名が参加しています。
    .missing =
        { $missing ->
            [0] 開始に必要な人数が集まっています。
           *[other] 開始するには、あと { $missing } 名必要です。
        }
    .nominee = { $name }さんにプログラムマネージャーを依頼しました。まず本人の承諾が必要です。

## 5: 指名された方へ

named-manager =
    .subject = 「{ $circle }」のプログラムマネージャーを引き受けていただけますか
    .body = { $name }さんが、サークル「{ $circle }」（テーマ：{ $topic }）のプログラムマネージャーにあなたを指名しました。引き受けた場合は、{ a-role }として参加することになります。
    .duties = プログラムマネージャーは、参加申請を承認し、サークルを開始して 6 か月の活動期間をスタートさせ、ミーティングの運営を担います。
    .afterwards = 期限を過ぎると、この依頼は無効になります。ほかに影響はありません。
    .action = 承諾または辞退する

## 7: プログラムマネージャーと申請した方へ

will-not-start =
    .subject = サークル「{ $circle }」は開始されません
    .preheader = 開始前に終了となりました。
    .preheader-alternatives = 参加できる似たサークルがあります。
    .expired = サークル「{ $circle }」は提案から 90 日以内に開始されなかったため、提案の有効期限が切れました。
    .withdrawn = サークル「{ $circle }」の提案は取り下げられました。
    .requested = あなたの参加申請は終了となりました。あなたに理由があるわけではありません。

## 8: プログラムマネージャーと代理へ

new-join-request =
    .subject = { $name }さんが「{ $circle }」への参加を希望しています
    .preheader = { a-role }として。空き { $seats } 名。
    .body = { $name }さんが、「{ $circle }」に{ a-role }として参加することを希望しています。
    .body-level = { $name }さん（{ $level }）が、「{ $circle }」に{ a-role }として参加することを希望しています。
    .wrote = { $name }さんからのメッセージ：
    .seats = 空き枠：{ $seats } 名。
    .action = 承認または見送る

## 9: 申請した方へ

request-received =
    .subject = 「{ $circle }」への参加申請を受け付けました
    .preheader = { $name }さんが回答します。
    .preheader-vacant = プログラム事務局が回答します。
    .body = 「{ $circle }」に{ a-role }として参加する申請は、プログラムマネージャーの{ $name }さんが確認します。
    .body-vacant = 「{ $circle }」に{ a-role }として参加する申請は、プログラム事務局が確認します。現在、このサークルにはプログラムマネージャーがいません。
    .answer-by = { $by } までに回答があります。
    .silence = それまでに回答がない場合、申請は期限切れとなります。お断りするものではありません。

## 12: 新しい参加者へ

approved =
    .subject = 「{ $circle }」への参加が決まりました
    .preheader = { a-role }として参加します。
    .body = サークル「{ $circle }」に{ a-role }として参加することになりました。
    .next-heading = 次回のミーティング
    .next =
        { $format ->
            [education] { $day } に学習ミーティングを予定しています。すべての予定は、添付のカレンダーファイルでご確認いただけます。
           *[experience] { $day } に経験の共有ミーティングを予定しています。すべての予定は、添付のカレンダーファイルでご確認いただけます。
        }
    .unplanned = ミーティングの予定はまだありません。日程はサークルの開始時に決まります。

## 13: 申請した方へ

declined =
    .subject = 「{ $circle }」への参加申請について
    .preheader = 今回は見送りとなりました。
    .body = 「{ $circle }」への参加申請は、今回は見送りとなりました。
    .wrote = プログラムマネージャーからのメッセージ：
    .again = { $day } 以降、あらためて申請いただけます。

## 14: 満員のサークルに申請した方へ

waitlisted =
    .subject = 「{ $circle }」の待機リストに登録されました
    .preheader = 順番は { $position } 番目です。
    .body = サークル「{ $circle }」は満員です。{ a-role }として、待機リストの { $position } 番目に登録されています。空き枠は、リストの順番にご案内します。
    .wait = お手続きは必要ありません。空きが出たらメールでお知らせします。

## 14: 空き枠をご案内する方へ

seat-offered =
    .subject = 「{ $circle }」に空きが出ました
    .body = 「{ $circle }」に空きが出ました。{ a-role }としての枠を、あなたのために確保しています。
    .decide-by = { $by } までにお決めください。
    .afterwards = 期限を過ぎると、次の方にご案内します。
    .action = 参加する、または譲る

## 14: 期限までに受けなかった方へ

offer-lapsed =
    .subject = 「{ $circle }」の空き枠の期限が過ぎました
    .preheader = あらためて申請いただけます。
    .body = 「{ $circle }」で確保していた枠は、期限までにお返事がなかったため、次の方にご案内します。
    .again = 参加申請は終了となりました。ご関心があれば、いつでもあらためて申請いただけます。

## 16: ほかの参加者へ

participant-joined =
    .subject = { $name }さんが「{ $circle }」に加わりました
    .body = { $name }さんが「{ $circle }」に{ a-role }として加わりました。現在の参加者は { $people } 名です。

participant-left =
    .subject = { $name }さんが「{ $circle }」を離れました
    .body =
        { $people ->
            [1] { $name }さんが「{ $circle }」を離れました。現在の参加者はあなただけです。
           *[other] { $name }さんが「{ $circle }」を離れました。現在の参加者は { $people } 名です。
        }

## 16: 役割が変わった方へ

role-changed =
    .subject = 「{ $circle }」での役割が変わりました
    .preheader = これからは{ a-role }として参加します。
    .body = これからは、サークル「{ $circle }」に{ a-role }として参加します。

## 16: 担当になった方、担当を終えた方へ

duty-began =
    .subject =
        { $duty ->
            [deputy] 「{ $circle }」の代理になりました
           *[manager] 「{ $circle }」のプログラムマネージャーになりました
        }
    .preheader = できることのご案内です。
    .body =
        { $duty ->
            [deputy] サークル「{ $circle }」のプログラムマネージャーの代理になりました。
           *[manager] サークル「{ $circle }」のプログラムマネージャーになりました。
        }
    .manager = 参加申請の承認、サークルの開始、ミーティングの運営をお願いします。
    .deputy = プログラムマネージャーに代わって、参加申請を承認し、サークルを開始できます。

duty-ended =
    .subject =
        { $duty ->
            [deputy] 「{ $circle }」の代理を終えました
           *[manager] 「{ $circle }」のプログラムマネージャーを終えました
        }
    .preheader = ほかに変更はありません。
    .body =
        { $duty ->
            [deputy] サークル「{ $circle }」のプログラムマネージャーの代理を終えました。ご尽力ありがとうございました。サークルへの参加はこれまでどおり続きます。
           *[manager] サークル「{ $circle }」のプログラムマネージャーを終えました。ご尽力ありがとうございました。サークルへの参加はこれまでどおり続きます。
        }

## 17: 参加が終了となった方へ

removed =
    .subject = 「{ $circle }」への参加が終了しました
    .preheader = 理由とお問い合わせ先のご案内です。
    .body = サークル「{ $circle }」への参加が終了となりました。
    .wrote = 理由は次のとおりです。
    .ask = ご不明な点は、サークルのプログラムマネージャーの{ $name }さん、またはプログラム事務局にお問い合わせください。
    .ask-administrators = ご不明な点は、プログラム事務局にお問い合わせください。

## 18: プログラムマネージャーへ

ready-to-publish =
    .subject = 「{ $circle }」を開始できます
    .preheader = { $people } 名が集まりました。
    .body = 「{ $circle }」に { $people } 名が集まり、開始できるようになりました。
    .term = 本日開始すると、活動期間は { $from } から { $to } までの 6 か月です。
    .advice = 開始前にご確認ください
    .planned = 本日開始した場合のミーティング予定
    .later = 開始後も、新たな参加申請を受け付けられます。
    .action = 確認して開始する

## 19: 参加者へ

circle-started =
    .subject = サークル「{ $circle }」が始まりました
    .preheader = { $from } から 6 か月間です。
    .body = サークル「{ $circle }」が始まりました。あなたは{ a-role }として参加します。
    .term = 活動期間は { $from } から { $to } までです。
    .planned = ミーティングの予定
    .attached = 予定は、添付のカレンダーファイルにも入っています。

## 31: お知らせのある方へ

digest =
    .subject =
        { $period ->
            [weekly] サークルの 1 週間のお知らせ
           *[daily] サークルの 1 日のお知らせ
        }
    .preheader = 新しいお知らせが { $news } 件あります。
    .body =
        { $period ->
            [weekly] 先週からのサークルの新しい動きをお知らせします。
           *[daily] 昨日からのサークルの新しい動きをお知らせします。
        }
    .circle = { $circle }
    .joined = { $name }さんが{ a-role }として加わりました。
    .left = { $name }さんがサークルを離れました。
    .action = 「{ $circle }」を開く
