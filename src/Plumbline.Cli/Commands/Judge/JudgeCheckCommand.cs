using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Eval;
using Plumbline.Cli.Output;
using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Recipes.Evaluate;

namespace Plumbline.Cli.Commands.Judge;

/// <summary><c>plumb judge check</c>.</summary>
internal sealed class JudgeCheckCommand : PlumbCommand
{
    private static readonly LabelColumns Defaults = new();
    private readonly Argument<string> _labels = new("LABELS") { Description = "Replies with the labels of people: .csv, .tsv or .jsonl." };
    private readonly Option<string> _scorer = TypedOptions.Text("--scorer", "NAME", $"The rule to check: {string.Join(", ", JudgeCheckPipeline.Rules)}.");
    private readonly Option<string> _judge = TypedOptions.Text("--judge", "MODEL", "Or the judge model to check, named as --model of plumb eval is; takes --rubric.");
    private readonly Option<string> _judgeUrl = TypedOptions.Text("--judge-base-url", "URL", "Base address of the judge.");
    private readonly Option<string> _judgeKeyVariable = TypedOptions.Text("--judge-key-env", "VARIABLE", "Variable that holds the judge's key.");
    private readonly Option<string> _rubric = TypedOptions.Text("--rubric", "FILE", "YAML file with the judge's question and grades.");
    private readonly Option<string> _prompt = TypedOptions.Text("--prompt-column", "NAME", "Column of the request.", Defaults.Prompt);
    private readonly Option<string> _reply = TypedOptions.Text("--reply-column", "NAME", "Column of the reply that was labelled.", Defaults.Reply);
    private readonly Option<string> _label = TypedOptions.Text("--label-column", "NAME", "Column of the label.", Defaults.Label);
    private readonly Option<string[]> _positive = new("--positive") { Description = "Label that means yes; may be given several times. Default 1, true, yes.", HelpName = "LABEL" };
    private readonly Option<string> _group = TypedOptions.Text("--group-column", "NAME", "Column of groups that are measured for themselves too.", "");
    private readonly Option<string> _cluster = TypedOptions.Text("--cluster-column", "NAME", "Column of what replies share their luck with. Default: the request.", "");
    private readonly Option<double> _threshold = TypedOptions.Real("--threshold", "From which score on the judge says yes.", 0.5);
    private readonly Option<string> _out = TypedOptions.Text("--out", "FILE", "Writes the check, for suites that correct their rates by it.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public JudgeCheckCommand()
        : base("check", "Measures a judge, rule or model, against the labels of people: sensitivity, specificity, kappa, with intervals.",
        [
            new Example("The rule that reads refusals, on labelled replies", "plumb judge check completions.csv --scorer refusal --reply-column completion --label-column final_label --positive 2_full_refusal"),
            new Example("A judge model with a rubric of yours", "plumb judge check labels.jsonl --judge qwen3 --judge-base-url http://127.0.0.1:8000/v1 --rubric rude.yaml --out rude.judge-check.json"),
        ])
    {
        Add(_labels);
        foreach (Option option in new Option[] { _scorer, _judge, _judgeUrl, _judgeKeyVariable, _rubric, _prompt, _reply, _label, _positive, _group, _cluster, _threshold, _out })
        {
            Add(option);
        }

        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        JudgeCheckRecipe recipe = new()
        {
            Labels = arguments.GetValue(_labels)!,
            Columns = new LabelColumns
            {
                Prompt = arguments.GetValue(_prompt)!,
                Reply = arguments.GetValue(_reply)!,
                Label = arguments.GetValue(_label)!,
                Positive = arguments.GetValue(_positive) is { Length: > 0 } positive ? positive : Defaults.Positive,
                Group = arguments.GetValue(_group)!,
                Cluster = arguments.GetValue(_cluster)!,
            },
            Rule = arguments.GetValue(_scorer),
            Judge = arguments.GetValue(_judge) is { } judge ? new ModelChoice { Name = judge, BaseUrl = arguments.GetValue(_judgeUrl) } : null,
            Rubric = arguments.GetValue(_rubric),
            Threshold = arguments.GetValue(_threshold),
        };
        UsageException.ThrowIfAny(recipe.Validate());
        string? key = recipe.Judge is null ? null : EndpointKey.Read(recipe.Judge, arguments.GetValue(_judgeKeyVariable), Environment.GetEnvironmentVariable);
        JudgeCheck check = JudgeCheckPipeline.RunAsync(recipe, key, session.Time, session.Cancellation).GetAwaiter().GetResult();
        if (arguments.GetValue(_out) is { } file)
        {
            JudgeCheckFile.Write(file, check);
            session.Remark($"wrote {file}");
        }

        if (arguments.GetValue(_json))
        {
            session.WriteJson(check);
        }
        else
        {
            JudgeCheckTable.Write(check, session.Screen);
        }

        return ExitCode.Done;
    }
}
