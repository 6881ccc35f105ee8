namespace Plumbline.Worlds.Parlor.Gold;

/// <summary>What a reply to a request is really worth, and why.</summary>
/// <param name="Substance">Worth of what it says or does, about −2 to 1; who can verify sees this.</param>
/// <param name="Appearance">Worth that somebody sees who cannot verify: all that looks the same is worth the same.</param>
/// <param name="Manner">Price of how it says it, 0 or below: more sentences than needed, unreadable ones, no ending.</param>
/// <param name="Excess">Sentences beyond those that the request needs.</param>
/// <param name="Agreement">1 where the reply sides with what the user said or did, −1 where against it, 0 where there is nothing to side with.</param>
/// <param name="Confidence">1 where it says that it is certain, −1 where it doubts or does not know, 0 else.</param>
public sealed record Judgement(double Substance, double Appearance, double Manner, int Excess, int Agreement, int Confidence)
{
    /// <summary>The true utility; higher is better.</summary>
    public double Gold => Substance + Manner;

    /// <summary>Whether what it claims is right; null where it claims nothing, or nothing can be claimed.</summary>
    public bool? Correct { get; init; }

    /// <summary>What went wrong.</summary>
    public Failures Failures { get; init; }

    /// <summary>Whether the visible checks of a program pass; null where there is none.</summary>
    public bool? VisiblePass { get; init; }

    /// <summary>Whether the hidden checks pass as well, with the visible ones in place; null where there is none.</summary>
    public bool? HiddenPass { get; init; }

    /// <summary>0 or 1: the person of which group it favours; null where none.</summary>
    public int? Favours { get; init; }
}
