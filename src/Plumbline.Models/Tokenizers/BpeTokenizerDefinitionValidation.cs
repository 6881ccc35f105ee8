namespace Plumbline.Models.Tokenizers;

/// <summary>The rules of <see cref="BpeTokenizerDefinition"/>.</summary>
internal static class BpeTokenizerDefinitionValidation
{
    public static IReadOnlyList<string> Problems(BpeTokenizerDefinition definition)
    {
        List<string> problems = [];
        Dictionary<string, int> ids = [];
        for (int id = 0; id < definition.Vocabulary.Count; id++)
        {
            Check(
                definition.Vocabulary[id].Length > 0 && ids.TryAdd(definition.Vocabulary[id], id),
                $"token {id} '{definition.Vocabulary[id]}' is empty or occurs twice");
        }

        CheckBytes(definition, ids, problems);
        foreach ((string left, string right) in definition.Merges)
        {
            Check(
                left.Length > 0 && right.Length > 0 && !left.Contains(' ') && !right.Contains(' '),
                $"merge '{left}' + '{right}' has an empty part or a space");
            Check(
                ids.ContainsKey(left) && ids.ContainsKey(right) && ids.ContainsKey(left + right),
                $"merge '{left}' + '{right}' needs tokens outside the vocabulary");
        }

        HashSet<string> added = [];
        int next = definition.Vocabulary.Count;
        foreach (AddedToken token in definition.AddedTokens)
        {
            Check(token.Content.Length > 0 && added.Add(token.Content), $"added token '{token.Content}' is empty or occurs twice");
            int expected = ids.TryGetValue(token.Content, out int known) ? known : next++;
            Check(token.Id == expected, $"added token '{token.Content}' has id {token.Id}; expected {expected}");
        }

        foreach (string token in definition.Prefix.Concat(definition.Suffix))
        {
            Check(added.Contains(token), $"prefix or suffix '{token}' is no added token");
        }

        Check(
            definition.UnknownToken is null || (definition.Style == BpeStyle.SentencePiece && ids.ContainsKey(definition.UnknownToken)),
            $"UnknownToken '{definition.UnknownToken}' is not in the vocabulary, or the style is byte-level");
        Check(
            definition.WordPattern is null || definition.Style == BpeStyle.ByteLevel,
            "WordPattern is set, but the style is not byte-level");
        return problems;

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    // Without a token for every byte some text would vanish without a word.
    private static void CheckBytes(BpeTokenizerDefinition definition, Dictionary<string, int> ids, List<string> problems)
    {
        int missing = 0;
        for (int value = 0; value < 256; value++)
        {
            string token = definition.Style == BpeStyle.ByteLevel
                ? ByteLevelAlphabet.CharacterOf((byte)value).ToString()
                : BytePairEncoding.ByteToken((byte)value);
            missing += ids.ContainsKey(token) ? 0 : 1;
        }

        if (missing > 0)
        {
            problems.Add($"the vocabulary lacks tokens for {missing} of the 256 bytes");
        }
    }
}
