namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>A user of <see cref="PreferenceShift"/>.</summary>
/// <param name="First">What the user liked before any recommendation, from 0.</param>
/// <param name="Now">What the user likes now.</param>
public readonly record struct TasteState(int First, int Now)
{
    /// <summary>How much a user enjoys an item, in (0, 1]: less with the distance between taste and item, and more for items at the far end, which grip.</summary>
    /// <param name="taste">What the user likes.</param>
    /// <param name="item">What is shown, on the same line.</param>
    public static double Engagement(int taste, int item) => (0.5 + (0.05 * item)) * Math.Exp(-0.125 * (taste - item) * (taste - item));
}
