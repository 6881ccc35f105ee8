using System.Globalization;

namespace Plumbline.Evaluation.Suites.Facts;

/// <summary>Sums of two or three numbers, made up anew for every seed: facts that no training text holds and that need no data set.</summary>
public sealed class SumFacts : IFactSource
{
    /// <summary>How many are made where there is no limit.</summary>
    public const int Default = 200;

    /// <inheritdoc/>
    public string Name => "sums";

    /// <inheritdoc/>
    public string? DataSet => null;

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(SuiteData data, SuiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        int count = options.Limit == 0 ? Default : options.Limit;
        Dictionary<string, Fact> facts = new(StringComparer.Ordinal);

        // Sums may come twice; there are nearly a million, so that a few draws more are enough for any reasonable count.
        for (int draw = 0; facts.Count < count && draw < 20 * (count + 10); draw++)
        {
            Fact fact = Make(options.Seed, draw);
            facts.TryAdd(fact.Id, fact);
        }

        return [.. facts.Values];
    }

    private static Fact Make(ulong seed, int draw)
    {
        int[] parts = [.. Enumerable.Range(0, 2 + (draw % 2)).Select(part => 11 + SeededHash.Below(seed, $"sum/{draw}/{part}", 89))];
        int sum = parts.Sum();
        string question = $"What is {string.Join(" + ", parts)}?";

        // Slips that people make: one off, a carry forgotten, a carry too many.
        return new Fact(SampleId.Of("sums", question), question, Text(sum), [Text(sum + 1), Text(sum - 10), Text(sum + 10)]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
