using System.Runtime.InteropServices;
using System.Text;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Tokenizers.Decoders;
using Plumbline.Models.Tokenizers.Normalizers;
using Plumbline.Models.Tokenizers.PreTokenizers;

namespace Plumbline.Models.Tokenizers;

/// <summary>
/// A BPE tokenizer as a Hugging Face <c>tokenizer.json</c> describes it, token for token the same as the reference library.
/// </summary>
/// <remarks>Safe to use from several threads. Truncation and padding in the file are ignored: they are the caller's business.</remarks>
public sealed class HuggingFaceTokenizer : ITokenizer
{
    /// <summary>Name of the file in a checkpoint folder.</summary>
    public const string FileName = "tokenizer.json";

    private const int MaxBytes = 500_000_000;
    private readonly byte[] _json;
    private readonly BytePairEncoding _model;
    private readonly TextNormalizer? _normalizer;
    private readonly PreTokenizer? _preTokenizer;
    private readonly TokenTextDecoder? _decoder;
    private readonly TextTemplate _template;
    private readonly AddedTokenSplitter _plainAdded;
    private readonly AddedTokenSplitter _normalizedAdded;
    private readonly AddedTokenSplitter _spelledAdded; // for text of several origins, which can only be followed before normalisation
    private readonly TokenTable _tokens;
    private readonly WordCache _cache = new();

    private HuggingFaceTokenizer(byte[] json, TokenizerSettings settings, JsonView root)
    {
        _json = json;
        Settings = settings;
        _model = TokenizerModelReader.Read(root.Required("model"));
        _normalizer = root.Optional("normalizer") is { } normalizer ? TextNormalizer.Read(normalizer) : null;
        _preTokenizer = root.Optional("pre_tokenizer") is { } preTokenizer ? PreTokenizer.Read(preTokenizer) : null;
        _decoder = root.Optional("decoder") is { } decoder ? TokenTextDecoder.Read(decoder) : null;
        _template = root.Optional("post_processor") is { } processor ? TextTemplate.Read(processor) : TextTemplate.None;
        _tokens = TokenTable.Read(root, _model.Vocabulary);
        _plainAdded = new AddedTokenSplitter(_tokens.Added.Where(token => !token.Normalized).Select(token => (token.Content, token)));
        _normalizedAdded = new AddedTokenSplitter(
            _tokens.Added.Where(token => token.Normalized).Select(token => (_normalizer?.Apply(token.Content) ?? token.Content, token)));
        _spelledAdded = new AddedTokenSplitter(_tokens.Added.Where(token => !token.Normalized || token.Special).Select(token => (token.Content, token)));
        foreach (int id in _template.Prefix.Concat(_template.Suffix))
        {
            if (_tokens.TextOf(id) is null)
            {
                throw root.Error($"post_processor token {id}", "an id of the vocabulary");
            }
        }

        BosTokenId = Resolve(settings.BosToken, "bos_token", root.File);
        EosTokenId = Resolve(settings.EosToken, "eos_token", root.File);
        PadTokenId = Resolve(settings.PadToken, "pad_token", root.File);
    }

    /// <summary>What <c>tokenizer_config.json</c> said.</summary>
    public TokenizerSettings Settings { get; }

    /// <inheritdoc/>
    public int VocabularySize => _tokens.Size;

    /// <inheritdoc/>
    public int? BosTokenId { get; }

    /// <inheritdoc/>
    public int? EosTokenId { get; }

    /// <inheritdoc/>
    public int? PadTokenId { get; }

    /// <summary>Reads <c>tokenizer.json</c>, and <c>tokenizer_config.json</c> and <c>chat_template.jinja</c> where they exist.</summary>
    /// <param name="folder">The checkpoint folder.</param>
    /// <exception cref="CheckpointException">
    /// A file is missing or damaged, or the tokenizer has a part that is not supported; the message names it.
    /// </exception>
    public static HuggingFaceTokenizer Load(string folder)
    {
        string file = Path.Combine(folder, FileName);
        FileInfo info = new(file);
        if (!info.Exists)
        {
            throw CheckpointException.Missing(file, "save the tokenizer in the fast format, which writes tokenizer.json");
        }

        if (info.Length > MaxBytes)
        {
            throw new CheckpointException(file, "file", $"{info.Length} bytes", $"at most {MaxBytes}", "this is no tokenizer");
        }

        return Build(File.ReadAllBytes(file), TokenizerSettingsFile.Read(folder), file);
    }

    /// <summary>Builds a tokenizer from the text of a <c>tokenizer.json</c>.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="settings">What its <c>tokenizer_config.json</c> would say; null for nothing.</param>
    /// <exception cref="CheckpointException">The text is damaged or has a part that is not supported.</exception>
    public static HuggingFaceTokenizer Parse(ReadOnlySpan<byte> json, TokenizerSettings? settings = null) =>
        Build(json.ToArray(), settings ?? new TokenizerSettings(), FileName);

    /// <summary>Writes <c>tokenizer.json</c>, byte for byte as it was read, and <c>tokenizer_config.json</c>; each atomically.</summary>
    /// <param name="folder">The checkpoint folder; created where it is missing.</param>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, FileName), stream => stream.Write(_json));
        TokenizerSettingsFile.Write(folder, Settings);
    }

    /// <inheritdoc/>
    public int[] Encode(string text, bool addSpecialTokens = true, SpecialTokens specialTokens = SpecialTokens.Recognised)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = ReplaceUnpairedSurrogates(text);
        List<int> ids = [];
        if (addSpecialTokens)
        {
            ids.AddRange(_template.Prefix);
        }

        foreach ((int start, int end, AddedToken? token) in _plainAdded.Split(text, specialTokens))
        {
            if (token is not null)
            {
                ids.Add(token.Id);
                continue;
            }

            EncodeBetween(text, start, end, specialTokens, ids);
        }

        if (addSpecialTokens)
        {
            ids.AddRange(_template.Suffix);
        }

        return [.. ids];
    }

    /// <inheritdoc/>
    public IReadOnlyList<EncodedStretch> EncodeStretches(string text, IReadOnlyList<CharacterSpan> foreign)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(foreign);
        text = ReplaceUnpairedSurrogates(text);
        List<EncodedStretch> stretches = [];
        foreach ((int start, int end, AddedToken? token) in _spelledAdded.Split(text, foreign))
        {
            List<int> ids = [];
            if (token is not null)
            {
                ids.Add(token.Id);
            }
            else
            {
                CharacterSpan span = new(start, end);
                EncodeBetween(text, start, end, foreign.Any(other => other.Overlaps(span)) ? SpecialTokens.AsText : SpecialTokens.Recognised, ids);
            }

            stretches.Add(new EncodedStretch(new CharacterSpan(start, end), ids));
        }

        return stretches;
    }

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true)
    {
        List<string> tokens = new(ids.Length);
        foreach (int id in ids)
        {
            if (_tokens.TextOf(id) is { } text && !(skipSpecialTokens && _tokens.IsSpecial(id)))
            {
                tokens.Add(text);
            }
        }

        return _decoder is null ? string.Join(' ', tokens) : string.Concat(_decoder.Apply(tokens));
    }

    /// <inheritdoc/>
    public string? TokenText(int id) => _tokens.TextOf(id);

    /// <inheritdoc/>
    public int? IdOf(string token) => _tokens.IdOf(token);

    /// <inheritdoc/>
    public bool IsSpecial(int id) => _tokens.IsSpecial(id);

    /// <inheritdoc/>
    public byte[] TokenBytes(int id)
    {
        if (_tokens.TextOf(id) is not { } text)
        {
            return [];
        }

        TokenSpelling spelling = new(text);
        return (_decoder?.ApplyInside(spelling) ?? spelling).ToBytes();
    }

    private static HuggingFaceTokenizer Build(byte[] json, TokenizerSettings settings, string file) =>
        JsonView.Parse(json, file, "$").Read(root => new HuggingFaceTokenizer(json, settings, root));

    /// <summary>Encodes a stretch in which no added token is spelled, unless by its normalised form.</summary>
    private void EncodeBetween(string text, int start, int end, SpecialTokens specialTokens, List<int> ids)
    {
        string part = _normalizer?.Apply(text[start..end]) ?? text[start..end];
        foreach ((int from, int to, AddedToken? inner) in _normalizedAdded.Split(part, specialTokens))
        {
            if (inner is not null)
            {
                ids.Add(inner.Id);
            }
            else
            {
                EncodePlain(new TextPiece(part[from..to], start == 0 && from == 0), ids);
            }
        }
    }

    private void EncodePlain(TextPiece piece, List<int> ids)
    {
        List<TextPiece> words = [piece];
        if (_preTokenizer is not null)
        {
            words.Clear();
            _preTokenizer.Split(piece, words);
        }

        foreach (TextPiece word in words)
        {
            if (_cache.TryGet(word.Text, out int[]? known))
            {
                ids.AddRange(known);
                continue;
            }

            int before = ids.Count;
            _model.Encode(word.Text, ids);
            _cache.Add(word.Text, CollectionsMarshal.AsSpan(ids)[before..]);
        }
    }

    private static string ReplaceUnpairedSurrogates(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        StringBuilder valid = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            valid.Append(rune); // the enumerator yields U+FFFD for a surrogate without its partner
        }

        return valid.ToString();
    }

    private int? Resolve(string? token, string field, string file) => token is null
        ? null
        : IdOf(token) ?? throw new CheckpointException(
            Path.Combine(Path.GetDirectoryName(file) ?? "", TokenizerSettingsFile.FileName),
            field,
            $"'{token}'",
            "a token of tokenizer.json", "correct one of the two files");
}
