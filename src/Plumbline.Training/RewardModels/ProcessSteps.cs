namespace Plumbline.Training.RewardModels;

/// <summary>
/// A solution laid out for process rewards: its steps end to end, each closed by a separator, scored at the last token of each separator and nowhere else,
/// as TRL labels them (Lightman et al. 2023, "Let's Verify Step by Step"). The loss is <see cref="RewardLossMath.Pointwise"/> over the step ends of the whole batch.
/// </summary>
/// <param name="Tokens">All tokens of the reply.</param>
/// <param name="Ends">Index in <paramref name="Tokens"/> of each step's last token.</param>
public sealed record ProcessSteps(int[] Tokens, int[] Ends)
{
    /// <summary>Lays out steps.</summary>
    /// <param name="steps">Tokens of each step, at least one step.</param>
    /// <param name="separator">Tokens that close a step, such as those of a line break; none closes a step at its own last token.</param>
    /// <exception cref="ArgumentException">There is no step, or a step with its separator has no token.</exception>
    public static ProcessSteps Of(IReadOnlyList<int[]> steps, ReadOnlySpan<int> separator)
    {
        if (steps.Count == 0)
        {
            throw new ArgumentException("a solution has no step; expected at least one", nameof(steps));
        }

        List<int> tokens = [];
        int[] ends = new int[steps.Count];
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].Length + separator.Length == 0)
            {
                throw new ArgumentException($"step {i + 1} has no token; expected at least one", nameof(steps));
            }

            tokens.AddRange(steps[i]);
            tokens.AddRange(separator);
            ends[i] = tokens.Count - 1;
        }

        return new ProcessSteps([.. tokens], ends);
    }
}
