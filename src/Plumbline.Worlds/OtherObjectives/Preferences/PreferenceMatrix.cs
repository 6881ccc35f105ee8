using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.Preferences;

/// <summary>P(i ≻ j): how often option i is preferred to option j. P(i ≻ j) + P(j ≻ i) = 1 and P(i ≻ i) = ½; nothing says that preference is transitive.</summary>
public sealed class PreferenceMatrix
{
    private readonly double[] _cells;

    /// <summary>Makes one from the probabilities of the pairs i &lt; j.</summary>
    /// <param name="count">How many options, at least one.</param>
    /// <param name="preferred">For i &lt; j the probability in [0, 1] that i is preferred to j.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no option, or a probability is not one.</exception>
    public PreferenceMatrix(int count, Func<int, int, double> preferred)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(preferred);
        Count = count;
        _cells = new double[count * count];
        for (int i = 0; i < count; i++)
        {
            _cells[(i * count) + i] = 0.5;
            for (int j = i + 1; j < count; j++)
            {
                double probability = preferred(i, j);
                if (!(probability >= 0 && probability <= 1))
                {
                    throw new ArgumentOutOfRangeException(nameof(preferred), probability, $"P({i} ≻ {j}) is to be a probability in [0, 1]");
                }

                (_cells[(i * count) + j], _cells[(j * count) + i]) = (probability, 1 - probability);
            }
        }
    }

    /// <summary>How many options there are.</summary>
    public int Count { get; }

    /// <summary>P(i ≻ j).</summary>
    public double this[int i, int j] => _cells[(i * Count) + j];

    /// <summary>The preference of a population: P(i ≻ j) is the share of weight that ranks i above j.</summary>
    /// <param name="ballots">At least one. Each ranks the same options.</param>
    /// <param name="options">Which of the options are on offer. Default null: all. Option k of the result is <c>options[k]</c>.</param>
    /// <exception cref="ArgumentException">There is no ballot, a weight is not positive, or a ranking lacks an option on offer.</exception>
    public static PreferenceMatrix OfBallots(IReadOnlyList<Ballot> ballots, IReadOnlyList<int>? options = null)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        if (ballots.Count == 0 || ballots.Any(ballot => !(ballot.Weight > 0 && double.IsFinite(ballot.Weight))))
        {
            throw new ArgumentException($"{ballots.Count} ballots; expected at least one, each with a positive weight", nameof(ballots));
        }

        IReadOnlyList<int> offered = options ?? [.. ballots[0].Ranking.Order()];
        int[][] places = [.. ballots.Select(ballot => offered.Select(option => ballot.Ranking.Index().Where(place => place.Item == option).Select(place => place.Index).DefaultIfEmpty(-1).First()).ToArray())];
        if (places.Any(ballot => ballot.Contains(-1)))
        {
            throw new ArgumentException($"a ballot lacks one of the options {string.Join(", ", offered)}; expected complete rankings", nameof(ballots));
        }

        double total = ballots.Sum(ballot => ballot.Weight);
        return new PreferenceMatrix(offered.Count, (i, j) => ballots.Select((ballot, index) => places[index][i] < places[index][j] ? ballot.Weight : 0).Sum() / total);
    }

    /// <summary>An estimate from sampled comparisons.</summary>
    /// <param name="comparisons">Comparisons of each pair; positive.</param>
    /// <param name="random">Where the answers come from.</param>
    public PreferenceMatrix Sample(int comparisons, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        ArgumentNullException.ThrowIfNull(random);
        return new PreferenceMatrix(Count, (i, j) =>
        {
            int wins = 0;
            for (int k = 0; k < comparisons; k++)
            {
                wins += random.NextDouble() < this[i, j] ? 1 : 0;
            }

            return (double)wins / comparisons;
        });
    }

    /// <summary>P(i ≻ π) for every option i: how often it is preferred to a draw from a policy.</summary>
    /// <exception cref="ArgumentException">The policy has another length.</exception>
    public double[] WinRates(ReadOnlySpan<double> policy)
    {
        double[] rates = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            rates[i] = ProbabilityVector.Mean(policy, _cells.AsSpan(i * Count, Count));
        }

        return rates;
    }

    /// <summary>P(π ≻ π′): how often a draw from the one is preferred to a draw from the other.</summary>
    /// <exception cref="ArgumentException">A policy has another length.</exception>
    public double WinRate(ReadOnlySpan<double> policy, ReadOnlySpan<double> opponent) => ProbabilityVector.Mean(policy, WinRates(opponent));

    /// <summary>The least win rate of a policy against any single option, itself included: ½ is the most that can be had, and a maximal lottery has it.</summary>
    /// <exception cref="ArgumentException">The policy has another length.</exception>
    public double WorstWinRate(ReadOnlySpan<double> policy) => 1 - WinRates(policy).Max();

    /// <summary>The option preferred to every other by more than half, or null where there is none.</summary>
    public int? CondorcetWinner()
    {
        for (int i = 0; i < Count; i++)
        {
            if (Enumerable.Range(0, Count).All(j => j == i || this[i, j] > 0.5))
            {
                return i;
            }
        }

        return null;
    }
}
