namespace Plumbline.Training.PolicyLoss;

/// <summary>Which tokens of a loss count.</summary>
internal static class MaskMath
{
    /// <summary>How many tokens count, after checking that all spans of the loss are of one length.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or no token counts.</exception>
    public static int Count(int length, ReadOnlySpan<bool> mask, params ReadOnlySpan<int> otherLengths)
    {
        foreach (int other in otherLengths)
        {
            if (other != length)
            {
                throw new ArgumentException($"spans of {length} and {other} tokens differ in length");
            }
        }

        if (!mask.IsEmpty && mask.Length != length)
        {
            throw new ArgumentException($"{length} tokens and {mask.Length} mask entries differ in length", nameof(mask));
        }

        int count = mask.IsEmpty ? length : mask.Count(true);
        return count > 0 ? count : throw new ArgumentException("no token counts, so there is no mean", nameof(mask));
    }
}
