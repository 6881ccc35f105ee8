using System.CommandLine;
using System.Globalization;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;
using Plumbline.Runs.Reports;
using Spectre.Console;

namespace Plumbline.Cli.Commands.Model;

/// <summary><c>plumb model logits</c>.</summary>
internal sealed class LogitsCommand : PlumbCommand
{
    private const int ShownCandidates = 4;
    private readonly Option<string> _model = TypedOptions.RequiredText("--model", "DIR", "Folder of the model.");
    private readonly Option<string> _tokens = TypedOptions.RequiredText("--tokens", "IDS", "Token ids, parted by commas.");
    private readonly Option<bool> _json = TypedOptions.Json();
    private readonly ProcessorArguments _processor;

    public LogitsCommand()
        : base("logits", "Prints what a model expects after every token: the most likely next tokens, or all logits as JSON.",
        [
            new Example("The likeliest next tokens", "plumb model logits --model models/stories260K --tokens 1,403,407"),
            new Example("All logits, one row per position, exact to the bit", "plumb model logits --model models/stories260K --tokens 1,403,407 --json"),
        ])
    {
        Add(_model);
        Add(_tokens);
        _processor = new ProcessorArguments(this);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        string folder = arguments.GetValue(_model)!;
        using Processor processor = _processor.Start(arguments);
        using Decoder model = Decoder.Load(folder);
        int[] tokens = TokenList.Parse(arguments.GetValue(_tokens)!, model.Config.VocabularySize, model.Config.SupportedPositions);
        using Tape tape = new(processor, recording: false);
        TokenBatch batch = new();
        batch.Set([tokens]);
        Tensor logits = model.Logits(tape, model.Hidden(tape, batch));
        if (arguments.GetValue(_json))
        {
            WriteJson(logits, tape, session.Output);
        }
        else
        {
            Show(logits, tokens, File.Exists(Path.Combine(folder, HuggingFaceTokenizer.FileName)) ? HuggingFaceTokenizer.Load(folder) : null, session.Screen);
        }

        return ExitCode.Done;
    }

    // Row by row, so that a long text does not need all its numbers in memory as text.
    private static void WriteJson(Tensor logits, Tape tape, TextWriter output)
    {
        if (tape.FindNonFinite() is { } tensor)
        {
            throw new NonFiniteException(tensor.Name, 0);
        }

        output.Write("{\"logits\":[");
        for (int row = 0; row < logits.Rows; row++)
        {
            output.Write(row == 0 ? "[" : ",[");
            output.Write(string.Join(',', logits.Row(row).ToArray().Select(logit => logit.ToString("R", CultureInfo.InvariantCulture))));
            output.Write("]");
        }

        output.Write("]}\n");
    }

    private static void Show(Tensor logits, int[] tokens, HuggingFaceTokenizer? tokenizer, IAnsiConsole screen)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn("position").RightAligned()).AddColumn(new TableColumn("token").NoWrap());
        for (int rank = 1; rank <= ShownCandidates; rank++)
        {
            table.AddColumn(new TableColumn(rank == 1 ? "likeliest next" : "").NoWrap());
        }

        for (int row = 0; row < logits.Rows; row++)
        {
            float[] values = logits.Row(row).ToArray();
            double largest = values.Max();
            double total = values.Sum(value => Math.Exp(value - largest));
            IEnumerable<string> candidates = Enumerable.Range(0, values.Length)
                .OrderByDescending(id => values[id])
                .Take(ShownCandidates)
                .Select(id => $"{TokenName(id, tokenizer)} {NumberText.Percent(Math.Exp(values[id] - largest) / total)}");
            string[] cells = [row.ToString(CultureInfo.InvariantCulture), $"{TokenName(tokens[row], tokenizer)}", .. candidates];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        screen.Write(table);
    }

    private static string TokenName(int id, HuggingFaceTokenizer? tokenizer) =>
        tokenizer?.TokenText(id) is { } text ? TerminalText.Line(text) : id.ToString(CultureInfo.InvariantCulture);
}
