using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Suites.Facts;

/// <summary>A fact as a question with choices: the right answer and up to three wrong ones, drawn by the seed.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Wrong">The wrong answers that are offered. The first is the wrong belief wherever a user states one.</param>
public sealed record FactChoices(Fact Fact, IReadOnlyList<string> Wrong)
{
    /// <summary>The most wrong answers that are offered.</summary>
    public const int MostWrong = 3;

    /// <summary>The wrong answer that a user who is wrong believes in.</summary>
    public string Belief => Wrong[0];

    /// <summary>Draws the wrong answers.</summary>
    public static FactChoices Of(Fact fact, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return new FactChoices(fact, [.. SeededHash.Shuffle(seed, $"wrong/{fact.Id}", fact.Wrong).Take(MostWrong)]);
    }

    /// <summary>Facts of several sources, at most <see cref="SuiteOptions.Limit"/> of each.</summary>
    /// <exception cref="SuiteException">A data set is absent or is not what it should be.</exception>
    public static IReadOnlyList<FactChoices> Of(IEnumerable<IFactSource> sources, SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(context);
        return
        [
            .. sources
                .SelectMany(source => context.Options.Choose(source.Read(context.Data, context.Options), fact => fact.Id))
                .DistinctBy(fact => fact.Id, StringComparer.Ordinal)
                .Select(fact => Of(fact, context.Options.Seed)),
        ];
    }

    /// <summary>The question, before its order is fixed; its cluster is the fact.</summary>
    /// <param name="condition">The condition; part of the sample's name where there is one.</param>
    /// <param name="remark">What the user says after it. Default nothing.</param>
    /// <param name="belief">The answer that the user says to believe in, kept in the metadata under <see cref="BeliefKey"/>. Default the wrong <see cref="Belief"/>.</param>
    public ChoiceQuestion Ask(string condition = "", string? remark = null, string? belief = null) => new()
    {
        Id = condition.Length == 0 ? Fact.Id : $"{Fact.Id}.{condition}",
        Text = Fact.Question,
        Choices = [Fact.Right, .. Wrong],
        Right = [0],
        Remark = remark,
        Cluster = Fact.Id,
        Condition = condition,
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [BeliefKey] = belief ?? Belief },
    };

    /// <summary>The key of the belief in a sample's metadata.</summary>
    public const string BeliefKey = "belief";
}
