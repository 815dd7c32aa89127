using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Model;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class DescriptorTests
{
    [Theory]
    [InlineData("[IdentifyId] public string Member { get; init; } = \"\";", MemberRole.IdentifyId, WireKind.String, true)]
    [InlineData("[IdentifyId] public long? Member { get; init; }", MemberRole.IdentifyId, WireKind.String, true)]
    [InlineData("[AccountId] public string? Member { get; init; }", MemberRole.AccountId, WireKind.String, false)]
    [InlineData("[SessionId] public int Member { get; init; }", MemberRole.SessionId, WireKind.String, true)]
    [InlineData("[EventUrl] public Uri? Member { get; init; }", MemberRole.Url, WireKind.String, false)]
    [InlineData("[Referrer] public string? Member { get; init; }", MemberRole.Referrer, WireKind.String, false)]
    [InlineData("[RemoteHost] public string? Member { get; init; }", MemberRole.RemoteHost, WireKind.String, false)]
    [InlineData("[EventDate] public DateTimeOffset? Member { get; init; }", MemberRole.Date, WireKind.Integer, false)]
    [InlineData("[UserType] public PxUserType Member { get; init; }", MemberRole.UserType, WireKind.String, true)]
    [InlineData("[GlobalContext] public Dictionary<string, string>? Member { get; init; }", MemberRole.GlobalContext, WireKind.Object, false)]
    [InlineData("[EventId] public Guid? Member { get; init; }", MemberRole.EventId, WireKind.String, false)]
    [InlineData("[EventType] public string? Member { get; init; }", MemberRole.EventType, WireKind.String, false)]
    [InlineData("public string Member { get; init; } = \"\";", MemberRole.Attribute, WireKind.String, true)]
    [InlineData("public bool Member { get; init; }", MemberRole.Attribute, WireKind.Boolean, true)]
    [InlineData("public ulong? Member { get; init; }", MemberRole.Attribute, WireKind.Integer, false)]
    [InlineData("public decimal Member { get; init; }", MemberRole.Attribute, WireKind.Number, true)]
    [InlineData("public float Member { get; init; }", MemberRole.Attribute, WireKind.Number, true)]
    [InlineData("public DateTime Member { get; init; }", MemberRole.Attribute, WireKind.DateTime, true)]
    [InlineData("public TimeSpan Member { get; init; }", MemberRole.Attribute, WireKind.String, true)]
    [InlineData("public DayOfWeek Member { get; init; }", MemberRole.Attribute, WireKind.String, true)]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Member { get; init; }", MemberRole.Attribute, WireKind.Integer, false)]
    public void A_member_is_described(string declaration, MemberRole role, WireKind kind, bool required)
    {
        var member = Assert.Single(EventSource.In("Acme", $$"""[GainsightEvent("Opened")] public sealed partial record Opened { {{declaration}} }""")
            .Generate().Descriptor("new Opened()").Members);

        Assert.Equal(("Member", "member", role, kind, required, false), (member.Name, member.WireName, member.Role, member.Kind, member.Required, member.Personal));
    }

    [Fact]
    public void An_event_is_described()
    {
        var descriptor = EventSource.In("Acme", """
            public partial class Shop
            {
                [GainsightEvent("Order \"Created\"", Product = "Mobile", Identity = IdentitySource.FromContext, Priority = EventPriority.High, MaxAge = "1.02:03:04.5")]
                public sealed partial record Created { [Personal, JsonPropertyName("mail")] public string? Email { get; init; } }
            }
            """).Generate().Descriptor("new Shop.Created()");

        Assert.Equal(("Acme.Shop.Created", "Order \"Created\"", null), (descriptor.TypeName, descriptor.Px!.EventName, descriptor.Nxt));
        Assert.Equal(("Mobile", IdentitySource.FromContext, EventPriority.High), (descriptor.Px.Product, descriptor.Px.Identity, descriptor.Px.Priority));
        Assert.Equal(new TimeSpan(1, 2, 3, 4, 500), descriptor.Px.MaxAge);
        var member = Assert.Single(descriptor.Members);
        Assert.Equal(("mail", true), (member.WireName, member.Personal));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-00:00:01")]
    [InlineData("00:00:00")]
    [InlineData("10675199.02:48:05.4775807")]
    public void A_MaxAge_that_means_nothing_is_left_to_a_rule(string maxAge) =>
        Assert.Null(EventSource.In("Acme", $$"""[GainsightEvent("Opened", MaxAge = "{{maxAge}}")] public sealed partial record Opened;""")
            .Generate().Descriptor("new Opened()").Px!.MaxAge);
}
