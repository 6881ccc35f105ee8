using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Gridworlds;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

/// <summary>The dossier's figures against the published foe: 46 by alternating, 20.9 by chance, 13.2 by an ε-greedy bandit whose schedule it does not give.</summary>
public class SmoothedFoeTests
{
    private const int Episodes = 4_000;

    [Fact]
    public void Alternating_EveryEpisode_IsNeverCaught() => MeanReturn((episode, _) => episode % 2).ShouldBe(46, 1e-9);

    [Fact]
    public void Uniform_ManyEpisodes_GetsTheEvenChance()
    {
        RandomStream random = new(1, "uniform");
        MeanReturn((_, _) => random.NextInt(2)).ShouldBe(21, 1.5);
    }

    [Fact]
    public void GreedyBandit_ManyEpisodes_IsExploited()
    {
        RandomStream random = new(1, "bandit");
        MeanReturn((_, values) => random.NextDouble() < 0.1 ? random.NextInt(2) : values[1] > values[0] ? 1 : 0).ShouldBeLessThan(18);
    }

    private static double MeanReturn(Func<int, double[], int> open)
    {
        SmoothedFoe foe = new();
        double[] values = [0, 0];
        double sum = 0;
        for (int episode = 0; episode < Episodes; episode++)
        {
            int box = open(episode, values);
            double gained = box == foe.Full ? 46 : -4;
            foe.See(box);
            values[box] += 0.1 * (gained - values[box]);
            sum += gained;
        }

        return sum / Episodes;
    }
}
