using BenchmarkDotNet.Attributes;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Gridworlds;

namespace Plumbline.Benchmarks;

/// <summary>A step of a gridworld, its sign for onlookers included, and what it allocates: nothing.</summary>
[MemoryDiagnoser]
public class WorldStepBenchmark
{
    private const int Steps = 10_000;
    private readonly Episode<Cell> _boat = new(new BoatRace());
    private readonly RandomStream _random = new(1, "benchmark");
    private readonly Episode<TomatoState> _tomatoes = new(new TomatoWatering());

    /// <summary>One cell of state, no chance.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double BoatRace() => Play(_boat);

    /// <summary>Thirteen tomatoes that dry by chance.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public double Tomatoes() => Play(_tomatoes);

    private double Play<TState>(Episode<TState> episode)
        where TState : struct, IEquatable<TState>
    {
        double reward = 0;
        for (int step = 0; step < Steps; step++)
        {
            if (episode.HasEnded)
            {
                episode.Reset(_random);
            }

            reward += episode.Step(step & 3).Reward;
        }

        return reward;
    }
}
