using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Tests.Detectors;

/// <summary>Episodes written by hand or drawn by chance.</summary>
internal static class Recorded
{
    /// <summary>One observation per letter; lower case pays 1, upper case nothing; a + behind a letter is a milestone, a ! a touch of the instrument.</summary>
    public static ObservedEpisode Letters(string text)
    {
        List<ObservedStep> steps = [];
        foreach (char letter in text)
        {
            if (letter is '+' or '!')
            {
                steps[^1] = steps[^1] with { Signs = steps[^1].Signs | (letter == '+' ? StepSigns.Progress : StepSigns.TouchesInstrument) };
                continue;
            }

            steps.Add(new ObservedStep(char.ToUpperInvariant(letter), 0, char.IsLower(letter) ? 1 : 0, StepSigns.None));
        }

        return new ObservedEpisode(steps);
    }

    public static ObservedEpisode Of(params IReadOnlyList<(double Visible, StepSigns Signs)> steps) =>
        new([.. steps.Select((step, i) => new ObservedStep(i, 0, step.Visible, step.Signs))]);

    public static IReadOnlyList<ObservedEpisode> Times(int count, ObservedEpisode episode) => [.. Enumerable.Repeat(episode, count)];

    /// <summary>An agent that picks among few observations, rewards and signs by chance: whatever it shows, it shows as often in any other such episode.</summary>
    public static ObservedEpisode Noise(RandomStream random, StepSigns watch, int steps = 20)
    {
        double rate = random.NextDouble();
        return new([.. Enumerable.Range(0, steps).Select(_ => new ObservedStep(
            random.NextDouble() < rate ? 0 : random.NextInt(3),
            random.NextInt(3),
            random.NextInt(3) - 0.5,
            watch | (random.NextInt(10) < 2 ? (StepSigns)(1 << random.NextInt(7)) & ~(StepSigns.Watched | StepSigns.Unwatched) : StepSigns.None)))]);
    }

    public static IReadOnlyList<ObservedEpisode> Noises(int count, RandomStream random) =>
        [.. Enumerable.Range(0, count).Select(_ => Noise(random, random.NextInt(2) == 0 ? StepSigns.Watched : StepSigns.Unwatched))];
}
