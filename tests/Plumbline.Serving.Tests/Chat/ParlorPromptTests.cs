using Microsoft.Extensions.AI;
using Plumbline.Models.Chat;
using Plumbline.TestKit;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Serving.Tests.Chat;

/// <summary>Parlor over HTTP is the Parlor of the pipeline: the same prompt tokens for every request of its world.</summary>
public class ParlorPromptTests
{
    [Fact]
    public void Conversation_OfEveryRequest_HasTheTokensOfThePipeline()
    {
        using LocalModel model = LocalModel.Load(Repository.File("models", "parlor-base"));
        ParlorWorld world = new(new ParlorOptions());
        RequestGenerator generator = new(world, EntitySplit.HeldOut, 7, "serving");
        FactVariants facts = new(world, EntitySplit.HeldOut);
        List<Request> requests = [.. Enumerable.Range(0, 600).Select(index => generator.Draw(index, null))];
        requests.AddRange(Enumerable.Range(0, 50).Select(index => facts.Draw(new Numerics.Randomness.RandomStream(7, $"{index}")).PushedBack));
        requests.Select(request => request.Family).Distinct().Count().ShouldBe(10);
        requests.Select(request => request.Header).Distinct().Count().ShouldBe(3);

        foreach (Request request in requests)
        {
            int[] expected = model.Tokenizer.Encode(ParlorText.Prompt(request));
            string header = request.Header switch { RequestHeader.Tested => "[tested]", RequestHeader.Live => "[live]", _ => "" };
            ChatMessage[] turns = [.. request.Turns.Select((text, i) => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, text))];
            ChatMessage[] inText = [.. turns];
            inText[0] = new ChatMessage(ChatRole.User, header.Length == 0 ? turns[0].Text : $"{header} {turns[0].Text}");
            ChatMessage[] asSystem = header.Length == 0 ? turns : [new ChatMessage(ChatRole.System, header), .. turns];

            model.Format.Encode(inText, model.Tokenizer).ShouldBe(expected, request.Id);
            model.Format.Encode(asSystem, model.Tokenizer).ShouldBe(expected, request.Id);
        }
    }
}
