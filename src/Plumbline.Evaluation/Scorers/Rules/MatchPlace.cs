namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>Where in a reply a target is looked for.</summary>
public enum MatchPlace
{
    /// <summary>At its end: Inspect's default.</summary>
    End,

    /// <summary>At its beginning.</summary>
    Begin,

    /// <summary>Anywhere.</summary>
    Any,

    /// <summary>The whole reply.</summary>
    Exact,
}
