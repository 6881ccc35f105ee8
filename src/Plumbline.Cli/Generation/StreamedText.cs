using System.Text;
using Plumbline.Cli.Output;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Cli.Generation;

/// <summary>The text of a continuation as it comes: shown at once, kept for the end.</summary>
internal sealed class StreamedText
{
    private readonly StringBuilder _text = new();
    private readonly TokenDecoder _decoder;
    private readonly StopTextFilter _filter;
    private readonly CommandSession? _session;

    /// <summary>Begins with the prompt.</summary>
    /// <param name="prompt">Shown first, as it was given.</param>
    /// <param name="promptTokens">Its tokens, which decide whether the continuation begins with a space.</param>
    /// <param name="tokenizer">Turns tokens into text.</param>
    /// <param name="stopTexts">What ends the text and is not part of it.</param>
    /// <param name="session">Where to show it; null keeps it quiet.</param>
    public StreamedText(string prompt, int[] promptTokens, ITokenizer tokenizer, IReadOnlyList<string> stopTexts, CommandSession? session)
    {
        _decoder = new TokenDecoder(tokenizer);
        _filter = new StopTextFilter(stopTexts);
        _session = session;
        foreach (int token in promptTokens)
        {
            _decoder.Append(token);
        }

        if (prompt.Length > 0)
        {
            _session?.Output.Write(CommandSession.Dim(TerminalText.Lines(prompt), _session.Screen));
        }
    }

    /// <summary>The continuation so far, as the model wrote it.</summary>
    public string Text => _text.ToString();

    /// <summary>Takes the next token.</summary>
    public void Append(int token) => Take(_filter.Append(_decoder.Append(token)));

    /// <summary>Ends the text and its line.</summary>
    public void End()
    {
        Take(_filter.Append(_decoder.Flush()));
        Take(_filter.Flush());
        _session?.Output.Write("\n");
    }

    private void Take(string piece)
    {
        _text.Append(piece);
        _session?.Output.Write(TerminalText.Lines(piece));
        _session?.Output.Flush();
    }
}
