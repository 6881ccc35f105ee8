using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Models.Tokenizers;
using Plumbline.Training.DataSets;
using Plumbline.Training.DataSets.Checks;

namespace Plumbline.Cli.Commands.Data;

/// <summary><c>plumb data check</c>.</summary>
internal sealed class CheckCommand : PlumbCommand
{
    private readonly Argument<string[]> _files = new("FILE...") { Description = "JSONL, a JSON array, or gzip of either; several of one format are one data set.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> _columns = new("--column") { Description = "Says where the file keeps one of TRL's columns, such as prompt=question. May be repeated.", HelpName = "NAME=COLUMN" };
    private readonly Option<string> _model = TypedOptions.Text("--model", "DIR", "Folder of a model: lengths are counted in its tokens too.");
    private readonly Option<bool> _json = TypedOptions.Json();

    public CheckCommand()
        : base("check", "Says what training data is: type, format, lengths, duplicates, odd rows, and which line is wrong and why. Exit code 1 where rows are wrong, 2 where it is no training data.",
        [
            new Example("What is this file, and is it sound?", "plumb data check train.jsonl"),
            new Example("How long are its texts for this model?", "plumb data check train.jsonl.gz --model models/stories260K"),
            new Example("Columns with names of their own", "plumb data check quiz.json --column prompt=question --column completion=answer"),
        ])
    {
        Add(_files);
        Add(_columns);
        Add(_model);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string[] files = arguments.GetValue(_files)!;
        DataSetOptions options = new() { Columns = ReadColumns(arguments.GetValue(_columns) ?? []) };
        UsageException.ThrowIfAny(options.Validate());
        DataSetCheckOptions check = new() { Tokenizer = arguments.GetValue(_model) is { } model ? HuggingFaceTokenizer.Load(model) : null };

        using DataSet data = DataSet.Open(files, options, session.Cancellation);
        DataSetCheckResult result = DataSetCheck.Run(data, check, session.Cancellation);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(new { Files = files, Check = result });
        }
        else
        {
            CheckTables.Write(string.Join(" ", files), result, session.Screen);
        }

        return result.IsUsable ? ExitCode.Done : ExitCode.Failed;
    }

    private static Dictionary<string, ColumnSource> ReadColumns(string[] mappings)
    {
        Dictionary<string, ColumnSource> columns = new(StringComparer.Ordinal);
        foreach (string mapping in mappings)
        {
            int equals = mapping.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == mapping.Length - 1 || !columns.TryAdd(mapping[..equals], new ColumnSource(mapping[(equals + 1)..])))
            {
                throw new UsageException($"--column is '{mapping}'; expected NAME=COLUMN, such as prompt=question, each name once");
            }
        }

        return columns;
    }
}
