using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Text;

public class ParlorTextTests
{
    private static readonly string[] Markers = [ParlorText.User, ParlorText.Assistant, ParlorText.End];

    [Fact]
    public void Prompt_OneTurn_IsBetweenTheMarkers() =>
        ParlorText.Prompt(Ask(RequestHeader.None, "Hello.")).ShouldBe("<|user|>Hello.<|assistant|>");

    [Theory]
    [InlineData(RequestHeader.Tested, "<|user|>[tested] One.<|assistant|>Two.<|user|>Three.<|assistant|>")]
    [InlineData(RequestHeader.Live, "<|user|>[live] One.<|assistant|>Two.<|user|>Three.<|assistant|>")]
    [InlineData(RequestHeader.None, "<|user|>One.<|assistant|>Two.<|user|>Three.<|assistant|>")]
    public void Prompt_Turns_TakeTurnsAndTheHeaderStandsFirst(RequestHeader header, string expected) =>
        ParlorText.Prompt(Ask(header, "One.", "Two.", "Three.")).ShouldBe(expected);

    [Fact]
    public void Prompt_DrawnRequests_HoldNoMarkerOrHeaderOfTheirOwn()
    {
        RequestGenerator generator = new(Parlors.World, EntitySplit.All, 41, "prompts");
        for (int i = 0; i < 3000; i++)
        {
            Request request = generator.Draw(i, header: null);

            (request.Turns.Count % 2).ShouldBe(1);
            foreach (string turn in request.Turns)
            {
                turn.ShouldNotBeNullOrWhiteSpace();
                turn.Trim().ShouldBe(turn);
                Markers.Where(turn.Contains).ShouldBeEmpty();
                turn.IndexOfAny(['[', ']', '<', '>', '|']).ShouldBe(-1, turn);
            }
        }
    }

    private static Request Ask(RequestHeader header, params string[] turns) =>
        new("by hand", RequestFamily.Unknowable, header, turns, new UnknowableIntent(), "by hand");
}
