using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;

namespace Plumbline.Worlds.OtherObjectives.AnnotatorBias;

/// <summary>A linear reward model of a reply, fitted to comparisons by Bradley–Terry: logistic regression on differences of features.</summary>
/// <param name="ReadingWeight">Reward per unit of the reading, log-odds.</param>
/// <param name="TraitWeight">Reward per unit of the trait, log-odds; 0 where the model does not see the trait.</param>
public sealed record TraitRewardModel(double ReadingWeight, double TraitWeight)
{
    /// <summary>Fits it to one sampled comparison per prompt.</summary>
    /// <param name="comparisons">How many, at least one.</param>
    /// <param name="bias">The annotators' bias.</param>
    /// <param name="seesTrait">Whether the trait is a feature.</param>
    /// <param name="balanced">Whether the two replies compared are the nearest in their trait of all that a prompt has; otherwise two at random.</param>
    /// <param name="random">Where prompts and answers come from.</param>
    public static TraitRewardModel Fit(int comparisons, double bias, bool seesTrait, bool balanced, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        ArgumentNullException.ThrowIfNull(random);
        int[] features = seesTrait ? [0, 1] : [0];
        SparseRow[] rows = new SparseRow[comparisons];
        double[] preferred = new double[comparisons];
        for (int n = 0; n < comparisons; n++)
        {
            Reply[] replies = ReplyPopulation.Draw(balanced ? ReplyPopulation.Replies : 2, random);
            (Reply one, Reply other) = NearestInTrait(replies);
            rows[n] = new SparseRow(features, new[] { one.Reading - other.Reading, one.Trait - other.Trait }[..features.Length]);
            preferred[n] = random.NextDouble() < one.PreferredTo(other, bias) ? 1 : 0;
        }

        IReadOnlyList<double> weights = LogisticRegression.Fit(rows, preferred, new LogisticRegressionOptions { HasIntercept = false }).Weights;
        return new TraitRewardModel(weights[0], seesTrait ? weights[1] : 0);
    }

    /// <summary>The reply that it scores best.</summary>
    public int Best(Reply[] replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        return Enumerable.Range(0, replies.Length).MaxBy(i => Score(replies[i]));
    }

    private double Score(Reply reply) => (ReadingWeight * reply.Reading) + (TraitWeight * reply.Trait);

    private static (Reply One, Reply Other) NearestInTrait(Reply[] replies)
    {
        Array.Sort(replies, (one, other) => one.Trait.CompareTo(other.Trait));
        int nearest = 0;
        for (int i = 1; i < replies.Length - 1; i++)
        {
            nearest = replies[i + 1].Trait - replies[i].Trait < replies[nearest + 1].Trait - replies[nearest].Trait ? i : nearest;
        }

        // Lesser trait first is no hint: the model has no intercept.
        return (replies[nearest], replies[nearest + 1]);
    }
}
