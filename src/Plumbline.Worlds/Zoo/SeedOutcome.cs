namespace Plumbline.Worlds.Zoo;

/// <summary>What one seed of an exhibit gave: one trained policy, measured twice.</summary>
/// <param name="Visible">By what was specified; higher looks better.</param>
/// <param name="Hidden">By what was meant, in the same unit; higher is better.</param>
public sealed record SeedOutcome(double Visible, double Hidden)
{
    /// <summary>Further figures of the seed by name, such as <c>competence</c> or <c>water entries while training</c>. The same names for every seed.</summary>
    public IReadOnlyList<NamedFigure> Figures { get; init; } = [];
}

/// <summary>A number with a name.</summary>
/// <param name="Name">What it is, in plain words.</param>
/// <param name="Value">The number.</param>
public sealed record NamedFigure(string Name, double Value);
