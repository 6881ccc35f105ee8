using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Cli.Output;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Tokenizers;
using Plumbline.Runs.Reports;
using Spectre.Console;

namespace Plumbline.Cli.Commands.Model;

/// <summary>A model in words and tables, or as a JSON document.</summary>
internal sealed partial record ModelSummary(string Folder, DecoderConfig Config, IReadOnlyList<TensorEntry> Tensors, HuggingFaceTokenizer? Tokenizer)
{
    /// <summary>The summary for machines.</summary>
    public object ToDocument() => new
    {
        Model = Folder,
        Parameters = Config.ParameterCount,
        Config,
        Tensors = Tensors.Select(tensor => new { tensor.Name, Type = TypeName(tensor.Type), tensor.Shape, Bytes = tensor.ByteCount }),
        Tokenizer = Tokenizer is null ? null : new
        {
            Tokenizer.VocabularySize,
            Tokenizer.BosTokenId,
            Tokenizer.EosTokenId,
            Tokenizer.PadTokenId,
            HasChatTemplate = Tokenizer.Settings.ChatTemplate is not null,
        },
    };

    /// <summary>Writes the summary for people.</summary>
    public void Write(IAnsiConsole console)
    {
        FactTable.Write(console, $"{Folder}: {Config.ModelType}, {NumberText.Format(Config.ParameterCount, 12)} parameters",
        [
            ("blocks", $"{Config.LayerCount}, hidden size {Config.HiddenSize}"),
            ("attention", $"{Config.HeadCount} heads of {Config.HeadSize}, {Config.KeyValueHeadCount} for keys and values{(Config.QueryKeyValueBias ? ", with bias" : "")}{(Config.QueryKeyNorm ? ", normalised" : "")}"),
            ("feed-forward", $"{FeedForwardText()}, {Config.FeedForwardSize} wide"),
            ("normalisation", $"{(Config.Normalization == Normalization.RmsNorm ? "RMSNorm" : "LayerNorm")}, ε = {NumberText.Format(Config.NormEpsilon)}"),
            ("positions", $"{PositionsText()}, up to {NumberText.Format(Config.SupportedPositions, 9)}"),
            ("vocabulary", $"{NumberText.Format(Config.VocabularySize, 9)} tokens, {(Config.TiedEmbeddings ? "output tied to the embeddings" : "own output layer")}"),
            ("texts", $"begin with token {Id(Config.BosTokenId)}, end with {(Config.EosTokenIds.Count == 0 ? "none" : string.Join(" or ", Config.EosTokenIds))}"),
            ("tokenizer", TokenizerText()),
            ("weights", $"{Tensors.Count} tensors, {NumberText.Format(Tensors.Sum(tensor => (double)tensor.ByteCount) / 1e6)} MB"),
        ]);
        console.Write(TensorTable());
    }

    private Table TensorTable()
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn("tensor").AddColumn("type").AddColumn("shape").AddColumn(new TableColumn("elements").RightAligned()).AddColumn(new TableColumn("times").RightAligned());
        foreach (IGrouping<(string Name, TensorType Type, string Shape), TensorEntry> group in Tensors.GroupBy(Kind))
        {
            string[] cells =
            [
                group.Key.Name,
                TypeName(group.Key.Type),
                group.Key.Shape,
                NumberText.Format(group.First().ElementCount, 12),
                group.Count().ToString(CultureInfo.InvariantCulture),
            ];
            table.AddRow(cells.Select(cell => new Text(TerminalText.Line(cell))));
        }

        return table;
    }

    // The same tensor of every block is one line.
    private static (string Name, TensorType Type, string Shape) Kind(TensorEntry tensor) =>
        (BlockNumber().Replace(tensor.Name, ".{i}.", 1), tensor.Type, $"[{string.Join(", ", tensor.Shape)}]");

    private string PositionsText() => Config.PositionEncoding == PositionEncoding.Learned
        ? "learned"
        : $"rotary, base {NumberText.Format(Config.RopeTheta, 9)}{(Config.RopeScaling is { } scaling ? $" stretched {NumberText.Format(scaling.Factor)} times ({scaling.Kind})" : "")}";

    private string FeedForwardText() => Config.FeedForward switch
    {
        FeedForward.SwiGlu => "SwiGLU",
        FeedForward.GeluTanh => "GELU (tanh)",
        _ => "GELU",
    };

    private string TokenizerText() => Tokenizer is null
        ? "none in this folder"
        : $"{NumberText.Format(Tokenizer.VocabularySize, 9)} tokens, begin {Token(Tokenizer.BosTokenId)}, end {Token(Tokenizer.EosTokenId)}"
            + (Tokenizer.Settings.ChatTemplate is null ? "" : ", with a chat template");

    private string Token(int? id) => id is { } known ? $"{Tokenizer!.TokenText(known)} ({known})" : "none";

    private static string Id(int? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string TypeName(TensorType type) => type.ToString().ToLowerInvariant();

    [GeneratedRegex(@"\.\d+\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlockNumber();
}
