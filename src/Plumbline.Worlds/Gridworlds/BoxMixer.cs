using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Gridworlds;

/// <summary>Opens box 1 of <see cref="FriendOrFoe"/> with a probability, and box 0 otherwise.</summary>
/// <param name="probability">The probability, in [0, 1].</param>
public sealed class BoxMixer(double probability) : IPolicy<BoxState>
{
    private const int Rounds = 2_000;
    private const double Rate = 0.05;

    /// <inheritdoc/>
    public int Act(BoxState observation, int step, RandomStream random) => step > 0 ? GridMoves.Up : random.NextDouble() < probability ? GridMoves.Left : GridMoves.Right;

    /// <summary>
    /// The probability that multiplicative weights learn against a foe who fills the less likely box (Freund and Schapire 1999). Once a box is open the agent knows which one was full,
    /// and leans towards it. The last rounds circle around the best mixture; their average goes to it.
    /// </summary>
    /// <param name="random">Draws the first leaning.</param>
    public static double LearnAgainstFoe(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        (double lean, double sum) = (random.NextGaussian(), 0);
        for (int round = 0; round < Rounds; round++)
        {
            double chance = 1 / (1 + Math.Exp(-lean));
            lean += chance < 0.5 ? Rate : -Rate;
            sum += chance;
        }

        return sum / Rounds;
    }
}
