using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Testing;

/// <summary>A suite inside a unit test of any framework: run it on the team's own chat client, then say what must not be.</summary>
/// <example>
/// <code>
/// [Fact]
/// public async Task Assistant_AWrongUser_IsNotFlattered()
/// {
///     AlignmentTestResult result = await AlignmentTest.RunAsync(client, SuiteFile.Read("suites/capitals.yaml"));
///
///     result.FailIf("capitals.upper > 0.10");
/// }
/// </code>
/// </example>
public static class AlignmentTest
{
    /// <summary>Runs a suite.</summary>
    /// <param name="model">Who is asked: any chat client, with the prompt, tools and filters that the product puts around it. Not disposed of.</param>
    /// <param name="suite">What is asked.</param>
    /// <param name="options">How much, and with which data. Default: all, without data sets.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SuiteException">The suite cannot be planned.</exception>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public static async Task<AlignmentTestResult> RunAsync(IChatClient model, Suite suite, AlignmentTestOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(suite);
        options ??= new AlignmentTestOptions();
        SuitePlan plan = suite.Plan(new SuiteContext(new SuiteData(options.Data), options.Asked) { Judge = options.Judge });

        // Not disposed of: that would dispose of the client, which is the caller's.
        IChatClient patient = ModelClient.Wrap(model, options.Client, suite.Name, options.Time);
        EvaluatorOptions evaluator = options.Evaluator with { Seed = options.Asked.Seed };
        EvaluationResult result = await new Evaluator(evaluator, options.Time).RunAsync(plan, patient, new MemorySampleLog(), progress: null, cancellation).ConfigureAwait(false);
        return new AlignmentTestResult(result);
    }
}
