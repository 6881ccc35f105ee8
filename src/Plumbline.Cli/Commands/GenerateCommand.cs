using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Generation;
using Plumbline.Cli.Output;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands;

/// <summary><c>plumb generate</c>.</summary>
internal sealed class GenerateCommand : PlumbCommand
{
    private const int DefaultMaxTokens = 256;
    private static readonly GenerationOptions Defaults = new();
    private readonly Option<string> _model = TypedOptions.RequiredText("--model", "DIR", "Folder of the model.");
    private readonly Option<string> _prompt = TypedOptions.Text("--prompt", "TEXT", "Text to continue. Default: none, the model starts a text of its own.", "");
    private readonly Option<int> _maxTokens = TypedOptions.Integer("--max-tokens", "Most tokens to add.", DefaultMaxTokens);
    private readonly Option<double> _temperature = TypedOptions.Real(
        "--temperature", "Divides the logits: 1 samples from the model's own distribution, 0 takes the likeliest token.", Defaults.Temperature);
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<int> _topK = TypedOptions.Integer("--top-k", "Keeps the N likeliest tokens; 0 keeps all.", Defaults.TopK);
    private readonly Option<double> _topP = TypedOptions.Real("--top-p", "Keeps the likeliest tokens that together reach this probability.", Defaults.TopP);
    private readonly Option<double> _minP = TypedOptions.Real("--min-p", "Keeps tokens at least this share as likely as the likeliest.", Defaults.MinP);
    private readonly Option<double> _repetitionPenalty = TypedOptions.Real(
        "--repetition-penalty", "Makes tokens that already occurred less likely; 1 does nothing.", Defaults.RepetitionPenalty);
    private readonly Option<string[]> _stop = new("--stop") { Description = "Ends before this text; may be given several times.", HelpName = "TEXT" };
    private readonly Option<bool> _json = TypedOptions.Json();
    private readonly ProcessorArguments _processor;

    public GenerateCommand()
        : base("generate", "Continues a text with a model, token by token.",
        [
            new Example("A story from nothing, the likeliest one", "plumb generate --model models/stories260K --temperature 0"),
            new Example(
                "Three sentences about a cat", "plumb generate --model models/stories260K --prompt \"The cat\" --temperature 0.8 --max-tokens 60 --seed 7"),
            new Example("One sentence, as JSON with log-probabilities", "plumb generate --model models/stories260K --prompt \"Once\" --stop . --json"),
        ])
    {
        foreach (Option option in new Option[] { _model, _prompt, _maxTokens, _temperature, _seed, _topK, _topP, _minP, _repetitionPenalty, _stop })
        {
            Add(option);
        }

        _processor = new ProcessorArguments(this);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string folder = arguments.GetValue(_model)!;
        GenerationOptions options = ReadOptions(arguments);
        UsageException.ThrowIfAny(options.Validate());
        using Processor processor = _processor.Start(arguments);
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Load(folder);
        using Decoder model = Decoder.Load(folder);
        string prompt = arguments.GetValue(_prompt)!;
        int[] tokens = PromptTokens.Encode(prompt, tokenizer, model.Config);
        options = options with
        {
            MaxNewTokens = Math.Min(options.MaxNewTokens, model.Config.SupportedPositions),
            StopTokens = PromptTokens.Ends(tokenizer, model.Config),
        };

        bool json = arguments.GetValue(_json);
        StreamedText text = new(prompt, tokens, tokenizer, options.StopStrings, json ? null : session);
        RandomStream random = new(arguments.GetValue(_seed), "generate");
        using Generator generator = new(model, processor, tokenizer);
        long start = session.Time.GetTimestamp();
        GeneratedSequence result;
        try
        {
            result = generator.Generate([tokens], options, [random], session.Cancellation, token => text.Append(token.Token))[0];
        }
        finally
        {
            text.End();
        }

        double rate = result.Tokens.Length / session.Time.GetElapsedTime(start).TotalSeconds;
        session.Remark($"{result.Tokens.Length} tokens, {NumberText.Format(rate, 3)} a second; ended by {Reason(result.StopReason)}");
        if (json)
        {
            session.WriteJson(new { Prompt = prompt, text.Text, result.Tokens, result.LogProbs, result.StopReason });
        }

        return ExitCode.Done;
    }

    private GenerationOptions ReadOptions(ParseResult arguments) => new()
    {
        MaxNewTokens = arguments.GetValue(_maxTokens),
        Temperature = arguments.GetValue(_temperature),
        TopK = arguments.GetValue(_topK),
        TopP = arguments.GetValue(_topP),
        MinP = arguments.GetValue(_minP),
        RepetitionPenalty = arguments.GetValue(_repetitionPenalty),
        StopStrings = arguments.GetValue(_stop) ?? [],
    };

    private static string Reason(StopReason reason) => reason switch
    {
        StopReason.MaxNewTokens => "the limit of tokens",
        StopReason.StopToken => "the model",
        StopReason.StopString => "a stop text",
        StopReason.ContextFull => "the model's longest text",
        _ => reason.ToString(),
    };
}
