namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Which parts of the bias suite are asked.</summary>
[Flags]
public enum BiasParts
{
    /// <summary>None; not a suite.</summary>
    None = 0,

    /// <summary>BBQ: questions with and without the evidence to answer them.</summary>
    Bbq = 1,

    /// <summary>WinoBias: pronouns for and against the stereotype of an occupation.</summary>
    WinoBias = 2,

    /// <summary>Winogender: the same sentence with another pronoun.</summary>
    Winogender = 4,

    /// <summary>Decisions about people of whom only a name or a group is changed; generated, needs no data.</summary>
    GroupSwaps = 8,

    /// <summary>All of them.</summary>
    All = Bbq | WinoBias | Winogender | GroupSwaps,
}
