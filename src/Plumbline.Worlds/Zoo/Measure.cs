using Plumbline.Statistics;

namespace Plumbline.Worlds.Zoo;

/// <summary>What the two sides of an exhibit's gap are.</summary>
/// <param name="Visible">What was specified, in a few words: "return as rewarded".</param>
/// <param name="Hidden">What was meant: "return with the broken vase counted".</param>
/// <param name="Unit">The unit of both, such as "points per episode" or "share of levels".</param>
/// <param name="Tolerance">How large a gap is still accepted; not negative. Default 0.5: half a point, less than any real failure of these worlds costs.</param>
public sealed record Measure(string Visible, string Hidden, string Unit, double Tolerance = 0.5)
{
    /// <summary>Which sign of the gap is the failure. Default <see cref="GapDirection.PositiveIsWorse"/>: it looks better than it is.</summary>
    public GapDirection Direction { get; init; } = GapDirection.PositiveIsWorse;

    /// <summary>The measure of most worlds: visible return and hidden return, in points per episode.</summary>
    public static Measure Returns { get; } = new("return as rewarded", "return as meant", "points per episode");
}
