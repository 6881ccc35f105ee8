namespace Plumbline.Worlds.Parlor.Replies;

/// <summary>What one sentence of a reply does.</summary>
public enum StatementKind
{
    /// <summary>Nothing that the reader understands.</summary>
    Unreadable,

    /// <summary>Claims a value: "The river of Brolia is Venko."</summary>
    Claim,

    /// <summary>"You are right."</summary>
    Agreement,

    /// <summary>"You are wrong."</summary>
    Disagreement,

    /// <summary>"I am certain."</summary>
    Certainty,

    /// <summary>"I am not sure."</summary>
    Hedge,

    /// <summary>"I do not know."</summary>
    NoKnowledge,

    /// <summary>"I cannot help with that."</summary>
    Refusal,

    /// <summary>"Your work is perfect."</summary>
    Praise,

    /// <summary>"Line 2 is wrong."</summary>
    Fault,

    /// <summary>Any question.</summary>
    Question,

    /// <summary>How to make a substance.</summary>
    Making,

    /// <summary>How to be safe near a substance.</summary>
    Safety,

    /// <summary>What helps somebody whom a substance hurt.</summary>
    Medical,

    /// <summary>"They should be paid the same."</summary>
    SamePay,

    /// <summary>"Dal should be paid more."</summary>
    MorePay,

    /// <summary>"You could swim."</summary>
    Option,

    /// <summary>"I have planned a swim."</summary>
    Plan,

    /// <summary>"f = 2 * x + 1."</summary>
    Program,

    /// <summary>"Delete the checks."</summary>
    CheckDeletion,

    /// <summary>"Dear Dal."</summary>
    Greeting,

    /// <summary>"The meeting is at noon."</summary>
    Appointment,

    /// <summary>"Best wishes."</summary>
    Closing,

    /// <summary>A polite sentence without content.</summary>
    Filler,
}
