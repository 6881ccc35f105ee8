using System.CommandLine;
using System.Globalization;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Statistics;

namespace Plumbline.Cli.Commands.Eval;

/// <summary><c>plumb plan</c>.</summary>
internal sealed class PlanCommand : PlumbCommand
{
    // plumb eval decides on the upper end of a two-sided 95 % interval: one-sided, that is 97.5 %.
    private const double OneSided = 0.975;
    private readonly Option<double?> _below = TypedOptions.OptionalReal("--below", "A rate is to be shown below this, such as 0.05.");
    private readonly Option<double> _expected = TypedOptions.Real("--expected", "The rate that is expected, for --below.", 0);
    private readonly Option<double?> _only = TypedOptions.OptionalReal("--only-first", "Two models on the same items: share on which only the first is right.");
    private readonly Option<double> _onlySecond = TypedOptions.Real("--only-second", "Share on which only the second is right.", 0);
    private readonly Option<int> _clusterSize = TypedOptions.Integer("--cluster-size", "Samples of each prompt, such as epochs.", 1);
    private readonly Option<double> _correlation = TypedOptions.Real("--correlation", "How alike samples of a prompt are, 0 to 1.", 0.5);
    private readonly Option<double> _power = TypedOptions.Real("--power", "How probably the run is to show it.", PairedPower.DefaultPower);
    private readonly Option<bool> _json = TypedOptions.Json();

    public PlanCommand()
        : base("plan", "Tells how many samples a question takes, before any is paid for.",
        [
            new Example("To show that fewer than one in twenty fail, when one in a hundred does", "plumb plan --below 0.05 --expected 0.01"),
            new Example("The same with five replies to each prompt", "plumb plan --below 0.05 --expected 0.01 --cluster-size 5"),
            new Example("Is the new model better? It is right on 8 % where the old is not, and the old on 3 %", "plumb plan --only-first 0.08 --only-second 0.03"),
        ])
    {
        foreach (Option option in new Option[] { _below, _expected, _only, _onlySecond, _clusterSize, _correlation, _power, _json })
        {
            Add(option);
        }
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        (double? below, double? only) = (arguments.GetValue(_below), arguments.GetValue(_only));
        if (below is null == only is null)
        {
            throw new UsageException("expected either --below, for a rate, or --only-first, for two models on the same items");
        }

        double power = arguments.GetValue(_power);
        int size = arguments.GetValue(_clusterSize);
        double correlation = arguments.GetValue(_correlation);
        try
        {
            if (below is { } limit)
            {
                RateLimitPlan plan = RateLimitPlan.Below(limit, arguments.GetValue(_expected), OneSided, power);
                Say(arguments, session, plan.Trials, size, correlation,
                    string.Create(CultureInfo.InvariantCulture, $"shown below {limit:0.###} by {plan.MaximumHits} hits or fewer; probability {plan.PowerAt(arguments.GetValue(_expected)):0.00} if the rate is {arguments.GetValue(_expected):0.###}"));
            }
            else
            {
                long pairs = PairedRatesPower.PairsNeeded(only!.Value, arguments.GetValue(_onlySecond), power: power);
                Say(arguments, session, pairs, size, correlation, string.Create(CultureInfo.InvariantCulture, $"found by McNemar's exact test with probability {power:0.00}"));
            }
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new UsageException(exception.Message.ReplaceLineEndings(" "));
        }

        return ExitCode.Done;
    }

    private void Say(ParseResult arguments, CommandSession session, long samples, int size, double correlation, string meaning)
    {
        long clusters = size == 1 ? samples : DesignEffect.ClustersNeeded(samples, size, correlation);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Independent = samples, Clusters = clusters, Samples = clusters * size, Meaning = meaning });
            return;
        }

        string needed = size == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{samples:N0} samples, each of another prompt")
            : string.Create(CultureInfo.InvariantCulture, $"{clusters:N0} prompts with {size} samples each, {clusters * size:N0} in all: they tell as much as {samples:N0} of different prompts");
        session.Output.Write($"{needed}\n{meaning}\n");
    }
}
