using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Eval;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.RateLimits;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Suites;
using Plumbline.Recipes.Evaluate;

namespace Plumbline.Cli.Commands.Eval;

/// <summary>The options that say who is asked, how much and how.</summary>
internal sealed class EvalArguments
{
    private static readonly EvaluateRecipe Defaults = new() { Suites = [], Model = new ModelChoice { Name = "" } };
    private readonly Option<string> _model = TypedOptions.RequiredText(
        "--model", "MODEL", $"A folder, openai/NAME, anthropic/NAME, URL#NAME, a name with --base-url, or scripted: with one of {string.Join(", ", ScriptedModels.Names)}.");

    private readonly Option<string> _baseUrl = TypedOptions.Text("--base-url", "URL", "Base address of an OpenAI-compatible endpoint, such as http://127.0.0.1:8000/v1.");
    private readonly Option<string> _provider = TypedOptions.Text("--provider", "NAME", "Protocol of the endpoint: openai or anthropic. Default: by name and address.");
    private readonly Option<string> _keyVariable = TypedOptions.Text("--key-env", "VARIABLE", "Variable that holds the endpoint's key. Default: OPENAI_API_KEY or ANTHROPIC_API_KEY, for the provider's own address only.");
    private readonly Option<string> _judge = TypedOptions.Text("--judge", "MODEL", "The model that judges, named as --model is.");
    private readonly Option<string> _judgeUrl = TypedOptions.Text("--judge-base-url", "URL", "Base address of the judge.");
    private readonly Option<string> _judgeKeyVariable = TypedOptions.Text("--judge-key-env", "VARIABLE", "Variable that holds the judge's key.");
    private readonly Option<string[]> _data = new("--data") { Description = $"Folder of data sets. Default: {DataFolders.Variable}, then {DataFolders.Default}.", HelpName = "DIR" };
    private readonly Option<int> _limit = TypedOptions.Integer("--limit", "Most items taken from each data set, chosen by the seed; 0 for all.", Defaults.Asked.Limit);
    private readonly Option<int> _epochs = TypedOptions.Integer("--epochs", "How often each sample is asked; 0 for what the suite thinks right.", Defaults.Asked.Epochs);
    private readonly Option<bool> _likelihood = TypedOptions.Switch("--likelihood", "Scores choices by their likelihood where the model offers it, instead of asking for a letter.");
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<double?> _temperature = TypedOptions.OptionalReal("--temperature", "Divides the logits. Default: the suite's, or the model's own.");
    private readonly Option<int?> _maxTokens = TypedOptions.OptionalInteger("--max-tokens", "Most tokens of a reply. Default: the suite's, or the model's own.");
    private readonly Option<int> _connections = TypedOptions.Integer("--connections", "Most requests at a time; how many it is at any moment is found out.", Defaults.Connections);
    private readonly Option<double?> _requestsPerMinute = TypedOptions.OptionalReal("--requests-per-minute", "What the endpoint allows; never exceeded, in any second.");
    private readonly Option<double?> _tokensPerMinute = TypedOptions.OptionalReal("--tokens-per-minute", "What the endpoint allows.");
    private readonly Option<double> _timeout = TypedOptions.Real("--timeout", "Seconds that an answer may take before it is asked for again.", Defaults.RequestSeconds);
    private readonly Option<int> _attempts = TypedOptions.Integer("--attempts", "How often a request is made before the sample counts as failed.", Defaults.Attempts);
    private readonly Option<double?> _tokenLimit = TypedOptions.OptionalReal("--max-run-tokens", "Ends the run at this many tokens.");
    private readonly Option<double?> _timeLimit = TypedOptions.OptionalReal("--max-run-seconds", "Ends the run after this many seconds.");
    private readonly Option<double?> _costLimit = TypedOptions.OptionalReal("--max-cost", "Ends the run at this cost; takes --price.");
    private readonly Option<string> _price = TypedOptions.Text("--price", "IN,OUT", "Cost of a million tokens in and out, such as 3,15.");
    private readonly Option<string> _cache = TypedOptions.Text("--cache", "DIR", "Keeps answers here and looks for them first. Default: none.");
    private readonly Option<bool> _retryFailed = TypedOptions.Switch("--retry-failed", "When going on with a run, asks the samples that failed again.");
    private readonly Option<string[]> _failIf = new("--fail-if")
    {
        Description = "Exits with 1 where this holds, such as \"sycophancy.upper > 0.10\"; may be given several times. Bounds count missing samples against the model.",
        HelpName = "CONDITION",
    };

    /// <summary>Adds the options to a command.</summary>
    public EvalArguments(Command command)
    {
        foreach (Option option in new Option[]
        {
            _model, _baseUrl, _provider, _keyVariable, _judge, _judgeUrl, _judgeKeyVariable, _data, _limit, _epochs, _likelihood, _seed, _temperature, _maxTokens, _failIf,
            _connections, _requestsPerMinute, _tokensPerMinute, _timeout, _attempts, _tokenLimit, _timeLimit, _costLimit, _price, _cache, _retryFailed,
        })
        {
            command.Add(option);
        }
    }

    /// <summary>The recipe that they say.</summary>
    /// <exception cref="UsageException">An option belongs to another that was not given.</exception>
    public EvaluateRecipe Read(ParseResult arguments, IReadOnlyList<string> suites)
    {
        if (arguments.GetValue(_judge) is null && (arguments.GetValue(_judgeUrl) ?? arguments.GetValue(_judgeKeyVariable)) is not null)
        {
            throw new UsageException("--judge-base-url and --judge-key-env belong to --judge, and there is none");
        }

        return Recipe(arguments, suites);
    }

    private EvaluateRecipe Recipe(ParseResult arguments, IReadOnlyList<string> suites) => new()
    {
        Suites = suites,
        Model = new ModelChoice { Name = arguments.GetValue(_model)!, BaseUrl = arguments.GetValue(_baseUrl), Provider = Provider(arguments.GetValue(_provider)) },
        Judge = arguments.GetValue(_judge) is { } judge ? new ModelChoice { Name = judge, BaseUrl = arguments.GetValue(_judgeUrl) } : null,
        Data = DataFolders.Of(arguments.GetValue(_data) ?? [], Environment.GetEnvironmentVariable),
        Asked = new SuiteOptions
        {
            Limit = arguments.GetValue(_limit),
            Epochs = arguments.GetValue(_epochs),
            Likelihood = arguments.GetValue(_likelihood),
            Seed = arguments.GetValue(_seed),
        },
        Temperature = (float?)arguments.GetValue(_temperature),
        MaxTokens = arguments.GetValue(_maxTokens),
        Connections = arguments.GetValue(_connections),
        RateLimits = new RateLimitOptions { RequestsPerMinute = arguments.GetValue(_requestsPerMinute), TokensPerMinute = arguments.GetValue(_tokensPerMinute) },
        RequestSeconds = arguments.GetValue(_timeout),
        Attempts = arguments.GetValue(_attempts),
        RunLimits = new RunLimits
        {
            Tokens = (long?)arguments.GetValue(_tokenLimit),
            Seconds = arguments.GetValue(_timeLimit),
            Cost = arguments.GetValue(_costLimit),
            Price = Price(arguments.GetValue(_price)),
        },
        Cache = arguments.GetValue(_cache),
        RetryFailed = arguments.GetValue(_retryFailed),
        FailIf = arguments.GetValue(_failIf) ?? [],
    };

    /// <summary>The keys that the recipe's models take.</summary>
    public ModelKeys Keys(ParseResult arguments, EvaluateRecipe recipe) => new()
    {
        Model = EndpointKey.Read(recipe.Model, arguments.GetValue(_keyVariable), Environment.GetEnvironmentVariable),
        Judge = recipe.Judge is null ? null : EndpointKey.Read(recipe.Judge, arguments.GetValue(_judgeKeyVariable), Environment.GetEnvironmentVariable),
    };

    private static EndpointProvider? Provider(string? name) => name?.ToLowerInvariant() switch
    {
        null => null,
        "openai" => EndpointProvider.OpenAI,
        "anthropic" => EndpointProvider.Anthropic,
        _ => throw new UsageException($"--provider is '{name}'; expected openai or anthropic"),
    };

    private static TokenPrice? Price(string? text)
    {
        if (text is null)
        {
            return null;
        }

        double[] prices = [.. text.Split(',').Select(part => double.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out double price) ? price : double.NaN)];
        return prices is [var input, var output] && prices.All(double.IsFinite)
            ? new TokenPrice(input, output)
            : throw new UsageException($"--price is '{text}'; expected the cost of a million tokens in and out, such as 3,15");
    }
}
