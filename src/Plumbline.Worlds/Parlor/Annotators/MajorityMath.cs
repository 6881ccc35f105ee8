namespace Plumbline.Worlds.Parlor.Annotators;

/// <summary>Majorities of voters who are independent and alike.</summary>
internal static class MajorityMath
{
    /// <summary>Probabilities that each side has more votes than the other, by the distribution of the votes' difference, voter by voter.</summary>
    /// <param name="forFirst">Probability of a vote for the first.</param>
    /// <param name="forSecond">Probability of a vote for the second; the rest abstains.</param>
    /// <param name="voters">How many vote.</param>
    public static (double First, double Second) Wins(double forFirst, double forSecond, int voters)
    {
        double[] margins = new double[(2 * voters) + 1];
        margins[voters] = 1;
        for (int voter = 0; voter < voters; voter++)
        {
            double[] next = new double[margins.Length];
            for (int i = 0; i < margins.Length; i++)
            {
                next[i] = ((1 - forFirst - forSecond) * margins[i])
                    + (i > 0 ? forFirst * margins[i - 1] : 0)
                    + (i + 1 < margins.Length ? forSecond * margins[i + 1] : 0);
            }

            margins = next;
        }

        return (margins.Skip(voters + 1).Sum(), margins.Take(voters).Sum());
    }
}
