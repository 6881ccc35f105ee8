using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.PathFinding;

namespace Plumbline.Recipes.Tests.PathFinding;

public sealed class LinearProbeTests
{
    private const int Labels = 5;
    private const int Channels = 12;

    [Fact]
    public void Read_PlantedDirections_AreFoundOnNewStates() => Reads(signal: 4, shuffled: false).ShouldBeGreaterThan(0.95);

    [Fact]
    public void Read_NoiseAlone_IsReadNoBetterThanByChance() => Reads(signal: 0, shuffled: false).ShouldBe(1.0 / Labels, 0.08); // 400 states, four standard errors

    [Fact]
    public void Read_ShuffledLabels_AreReadNoBetterThanByChance() => Reads(signal: 4, shuffled: true).ShouldBe(1.0 / Labels, 0.08);

    [Fact]
    public void Read_LabelsThatAreNoLinearFunction_AreNotFound()
    {
        // The sign of a product: as plain to see as it is out of reach for a linear reader.
        RandomStream random = new(4, "product");
        float[][] states = [.. Enumerable.Range(0, 1000).Select(_ => new[] { (float)random.NextGaussian(), (float)random.NextGaussian() })];
        int[] labels = [.. states.Select(state => state[0] * state[1] > 0 ? 1 : 0)];
        LinearProbe probe = LinearProbe.Fit(states[..600], labels[..600], 2);
        Enumerable.Range(600, 400).Count(i => probe.Read(states[i]) == labels[i]).ShouldBeInRange(150, 250);
    }

    [Fact]
    public void Fit_AChannelThatNeverVaries_DoesNoHarm()
    {
        float[][] states = [[1, 0], [1, 1], [1, 0], [1, 1]];
        LinearProbe probe = LinearProbe.Fit(states, [0, 1, 0, 1], 2);
        states.Select(state => probe.Read(state)).ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void Fit_NotOneLabelForEachState_IsRefused()
    {
        Should.Throw<ArgumentException>(() => LinearProbe.Fit([[1f]], [0, 1], 2)).Message.ShouldContain("1 states and 2 labels");
        Should.Throw<ArgumentException>(() => LinearProbe.Fit([], [], 2));
    }

    private static double Reads(double signal, bool shuffled)
    {
        RandomStream random = new(3, $"probe/{signal}/{shuffled}");
        float[][] directions = [.. Enumerable.Range(0, Labels).Select(_ => Noise(random))];
        int[] labels = [.. Enumerable.Range(0, 1000).Select(_ => random.NextInt(Labels))];
        float[][] states = [.. labels.Select(label => Noise(random).Zip(directions[label], (noise, direction) => (float)(noise + (signal * direction))).ToArray())];
        int[] fitted = labels[..600];
        if (shuffled)
        {
            random.Shuffle(fitted.AsSpan());
        }

        LinearProbe probe = LinearProbe.Fit(states[..600], fitted, Labels);
        return Enumerable.Range(600, 400).Count(i => probe.Read(states[i]) == labels[i]) / 400.0;
    }

    private static float[] Noise(RandomStream random) => [.. Enumerable.Range(0, Channels).Select(_ => (float)random.NextGaussian())];
}
