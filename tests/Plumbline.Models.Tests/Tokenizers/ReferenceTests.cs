using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class ReferenceTests
{
    public static TheoryData<string> Names => new(ReferenceCases.All.Select(reference => reference.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void EncodeAndDecode_EveryComponent_AgreeWithTheReferenceLibrary(string name)
    {
        ReferenceTokenizer reference = ReferenceCases.All.Single(candidate => candidate.Name == name);
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Json(reference));

        foreach (ReferenceCase expected in reference.Cases)
        {
            int[] ids = tokenizer.Encode(expected.Text);
            ids.ShouldBe(expected.Ids, expected.Text);
            tokenizer.Decode(ids, skipSpecialTokens: false).ShouldBe(expected.Decoded, expected.Text);
            tokenizer.Encode(expected.Text).ShouldBe(ids, "the second time comes from the cache");
        }
    }
}
