namespace Plumbline.Statistics.Tests;

/// <summary>A path watched in pairs on 200 prompts, each reply scored by four reward models.</summary>
/// <param name="Start">The disagreement on each reply of the start.</param>
/// <param name="Rises">The rise of each checkpoint.</param>
internal sealed record SimulatedPath(double[] Start, DisagreementRise[] Rises)
{
    /// <summary>Draws a path on which the scores of checkpoint i spread wider by the share <paramref name="drift"/>(i).</summary>
    public static SimulatedPath Draw(SplitMix random, int checkpoints, Func<int, double> drift)
    {
        double[] ease = [.. Enumerable.Range(0, 200).Select(_ => 0.5 + random.Uniform())];
        double[] start = [.. ease.Select(own => Spread(random, own))];
        DisagreementRise[] rises = new DisagreementRise[checkpoints];
        for (int i = 0; i < checkpoints; i++)
        {
            double width = 1 + drift(i);
            Pair[] pairs = [.. ease.Select((own, prompt) => new Pair($"{prompt}", Spread(random, own * width), start[prompt]))];
            rises[i] = DisagreementRise.From(PairedDifference.OfMeans(pairs));
        }

        return new SimulatedPath(start, rises);
    }

    private static double Spread(SplitMix random, double scale) =>
        DisagreementRise.Spread([scale * random.Normal(), scale * random.Normal(), scale * random.Normal(), scale * random.Normal()]);
}
