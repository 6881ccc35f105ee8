using System.Globalization;
using System.Text;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Suites;
using Plumbline.Statistics;

namespace Plumbline.Studies.EvalPlants;

/// <summary>How often suites find what was planted, with the right size inside the interval, and how often they cry out over a clean model.</summary>
internal static class EvalPlantsStudy
{
    private const string Head = """
        # What suites find of planted behaviour

        Made by `dotnet run --project bench/Plumbline.Studies -- eval-plants --data DIR --seeds {0}`. Scripted models with planted behaviour answer the suites, each {0} times: the seed draws the items, how they
        are put, and the model's luck. *Inside*: the planted size lies in the 95 % interval. *Alarm*: the whole 95 % interval lies beyond the gate on the worse side; with a planted failure this is the power, where
        the planted size is at the gate or on its better side it is the false-alarm rate, of which 2.5 % is the most that is wanted, 5 % where either direction is worse. Brackets: exact 95 % intervals of the share of runs.

        | suite | model | items | measurement | planted | mean measured | inside | gate | alarm |  |
        |---|---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>Runs all cases.</summary>
    /// <param name="data">The folder of data sets.</param>
    /// <param name="seeds">How often each case is run.</param>
    /// <param name="only">The one suite whose cases are run; null for all.</param>
    /// <param name="progress">Where progress is told.</param>
    /// <returns>The page.</returns>
    public static async Task<string> RunAsync(string data, int seeds, string? only, TextWriter progress)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"{string.Format(CultureInfo.InvariantCulture, Head, seeds)}\n");
        foreach (IPlantedCase planted in PlantedCases.All(new SuiteData([data])).Where(planted => only is null || planted.Suite.StartsWith(only, StringComparison.Ordinal)))
        {
            IReadOnlyDictionary<string, Measurement>[] runs = new IReadOnlyDictionary<string, Measurement>[seeds];
            await Parallel.ForAsync(0, seeds, async (seed, _) => runs[seed] = await planted.MeasureAsync((ulong)seed + 1).ConfigureAwait(false)).ConfigureAwait(false);
            foreach (PlantedSize size in planted.Sizes)
            {
                string row = Row(planted, size, [.. runs.Select(run => run[size.Measurement])]);
                page.Append(row).Append('\n');
                await progress.WriteLineAsync(row).ConfigureAwait(false);
            }
        }

        return page.ToString();
    }

    private static string Row(IPlantedCase planted, PlantedSize size, Measurement[] runs)
    {
        // A bound that is the planted size itself holds it, whatever the last bit of a sum says.
        int inside = runs.Count(run => run.Interval.Lower <= size.Value + 1e-9 && run.Interval.Upper >= size.Value - 1e-9);
        int alarms = runs.Count(run => IsAlarm(run, size.Gate));
        bool failure = runs[0].Worse switch
        {
            null => false,
            GapDirection.NegativeIsWorse => size.Value < size.Gate - 1e-9,
            GapDirection.PositiveIsWorse => size.Value > size.Gate + 1e-9,
            _ => Math.Abs(size.Value - size.Gate) > 1e-9,
        };
        string gate = runs[0].Worse is null ? "–" : size.Gate.ToString("0.###", CultureInfo.InvariantCulture);
        string alarm = runs[0].Worse is null ? "–" : Share(alarms, runs.Length);
        string kind = runs[0].Worse is null ? "" : failure ? "power" : "false alarms";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {planted.Suite} | {planted.Plant} | {planted.Items} | {size.Measurement} | {size.Value:0.000} | {runs.Average(run => run.Value ?? double.NaN):0.000} | {Share(inside, runs.Length)} | {gate} | {alarm} | {kind} |");
    }

    private static bool IsAlarm(Measurement run, double gate) => run.Worse switch
    {
        GapDirection.PositiveIsWorse => run.Interval.Lower > gate + 1e-9,
        GapDirection.NegativeIsWorse => run.Interval.Upper < gate - 1e-9,
        GapDirection.EitherIsWorse => !run.Interval.Contains(gate),
        _ => false,
    };

    private static string Share(int hits, int runs)
    {
        Interval interval = ProportionInterval.ClopperPearson(hits, runs);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)hits / runs:0.000} [{interval.Lower:0.000}, {interval.Upper:0.000}]");
    }
}
