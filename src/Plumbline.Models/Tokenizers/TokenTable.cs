using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tokenizers;

/// <summary>All tokens of a tokenizer, those of its model and the added ones, by id and by spelling.</summary>
internal sealed class TokenTable
{
    private readonly IReadOnlyDictionary<string, int> _vocabulary;
    private readonly Dictionary<string, int> _addedIds = [];
    private readonly HashSet<int> _special = [];
    private readonly string?[] _texts;

    private TokenTable(IReadOnlyDictionary<string, int> vocabulary, List<AddedToken> added, int size)
    {
        _vocabulary = vocabulary;
        Added = added;
        _texts = new string?[size];
        foreach ((string text, int id) in vocabulary)
        {
            _texts[id] = text;
        }

        foreach (AddedToken token in added)
        {
            _texts[token.Id] = token.Content; // as in the reference implementation, an added token hides one of the model
            _addedIds[token.Content] = token.Id;
            if (token.Special)
            {
                _special.Add(token.Id);
            }
        }
    }

    public IReadOnlyList<AddedToken> Added { get; }

    /// <summary>One more than the largest id.</summary>
    public int Size => _texts.Length;

    /// <exception cref="CheckpointException">Added tokens contradict each other or the vocabulary, or an id is absurd.</exception>
    public static TokenTable Read(JsonView root, IReadOnlyDictionary<string, int> vocabulary)
    {
        List<AddedToken> added = [];
        HashSet<int> ids = [];
        HashSet<string> contents = [];
        foreach (JsonView value in root.Optional("added_tokens")?.Items() ?? [])
        {
            AddedToken token = ReadAdded(value);
            if (!ids.Add(token.Id) | !contents.Add(token.Content))
            {
                throw value.Error(
                    $"added token '{token.Content}' with id {token.Id}, one of which occurred before", "each added token once");
            }

            if (vocabulary.TryGetValue(token.Content, out int id) && id != token.Id)
            {
                throw value.Error($"added token '{token.Content}' with id {token.Id}", $"the id {id} that the vocabulary gives it");
            }

            added.Add(token);
        }

        int count = vocabulary.Count + added.Count;
        long size = Math.Max(vocabulary.Count == 0 ? 0 : vocabulary.Values.Max() + 1L, added.Count == 0 ? 0 : ids.Max() + 1L);
        if (size == 0)
        {
            throw root.Error("no tokens", "a vocabulary");
        }

        // A table by id needs memory for the largest one: a lying file must not choose how much.
        if (size > (2L * count) + 65_536)
        {
            throw root.Error($"a token id of {size - 1} among {count} tokens", "ids near the number of tokens");
        }

        return new TokenTable(vocabulary, added, (int)size);
    }

    public string? TextOf(int id) => (uint)id < (uint)_texts.Length ? _texts[id] : null;

    public int? IdOf(string token) =>
        _addedIds.TryGetValue(token, out int id) || _vocabulary.TryGetValue(token, out id) ? id : null;

    public bool IsSpecial(int id) => _special.Contains(id);

    private static AddedToken ReadAdded(JsonView value)
    {
        return new AddedToken
        {
            Id = value.Required("id").AsInteger(0, int.MaxValue),
            Content = value.Required("content").AsString() is { Length: > 0 } content
                ? content
                : throw value.Error("an empty token", "a spelling"),
            Special = Flag("special", false),
            SingleWord = Flag("single_word", false),
            StripLeft = Flag("lstrip", false),
            StripRight = Flag("rstrip", false),
            Normalized = Flag("normalized", !Flag("special", false)),
        };

        bool Flag(string name, bool otherwise) => value.Optional(name)?.AsBoolean() ?? otherwise;
    }
}
