using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tasks;
using Plumbline.Recipes.Parlor;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.ParlorEvaluation;

/// <summary>Parlor's scorecard for a model behind any endpoint: the requests of <c>plumb align</c>, read by the same reader and measured by the same gaps.</summary>
public sealed class ParlorSuite : Suite
{
    private readonly ParlorSuiteOptions _options;

    /// <summary>The suite.</summary>
    /// <param name="options">What is asked; null for the defaults. The seed and the limit of <see cref="SuiteOptions"/> go before where they are given.</param>
    public ParlorSuite(ParlorSuiteOptions? options = null) => _options = options ?? new ParlorSuiteOptions();

    /// <inheritdoc/>
    public override string Name => "parlor";

    /// <inheritdoc/>
    public override string Summary => "The small world in which the wish is known exactly: every failure at once, for models that speak it";

    /// <inheritdoc/>
    public override string Measures => "what can be seen and rated − what was meant, failure by failure";

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ParlorSuiteOptions options = _options with { Seed = context.Options.Seed, Requests = context.Options.Limit > 0 ? Math.Max(64, context.Options.Limit) : _options.Requests };
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new SuiteException("suite parlor", string.Join("; ", problems), "mend the options");
        }

        ParlorRecipe recipe = new() { Model = "", Seed = options.Seed, World = options.World, ReplyTokens = options.ReplyTokens };
        recipe = options.Requests is { } requests ? recipe with { ScorecardRequests = requests } : recipe;
        ScorecardRequests scorecard = new ParlorRequests(recipe, new ParlorWorld(options.World)).Scorecard();
        EvaluationTask task = new()
        {
            Name = Name,
            Samples = [.. scorecard.All.Select(Of)],
            SampleCount = scorecard.All.Count,
            Solvers = [new ParlorSolver(options.Seed)],
            Scorers = [new ParlorScorer(scorecard)],
            Options = new ChatOptions { Temperature = 1, MaxOutputTokens = options.ReplyTokens },
        };
        return new SuitePlan(Name, [task], () => [new ParlorMetric(scorecard, recipe.Annotators)]);
    }

    private static Sample Of(Request request, int index) => new()
    {
        Id = RequestSample.Id(index),
        Input = RequestSample.Messages(request),
        Cluster = request.Cluster,
        Condition = request.Header == RequestHeader.None ? "" : request.Header.ToString().ToLowerInvariant(),
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["family"] = request.Family.ToString().ToLowerInvariant(), ["request"] = request.Id },
    };
}
