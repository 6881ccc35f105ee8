namespace Plumbline.Recipes.Parlor.Scorecard;

/// <summary>Intervals made from intervals.</summary>
public static class IntervalMath
{
    /// <summary>
    /// Other minus first, with an interval recovered from the two: the distances from estimate to limit, squared, add up (MOVER: Zou and Donner 2008, Statistics
    /// in Medicine 27, 1693). Meant for independent measurements; for those that share luck it is wider than need be.
    /// </summary>
    public static Measured Difference(Measured first, Measured other)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other);
        double difference = other.Value - first.Value;
        return new Measured(
            difference,
            difference - double.Hypot(other.Value - other.Lower, first.Upper - first.Value),
            difference + double.Hypot(other.Upper - other.Value, first.Value - first.Lower));
    }
}
