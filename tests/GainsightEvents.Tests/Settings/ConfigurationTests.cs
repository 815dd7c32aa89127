using GainsightEvents.Settings;
using Microsoft.Extensions.Configuration;

namespace GainsightEvents.Tests.Settings;

public sealed class ConfigurationTests
{
    public static TheoryData<string, string> Misspelt => new()
    {
        { "Px:PropretyKey", "Gainsight:Px:PropretyKey is not a setting of this library and would be ignored; did you mean Gainsight:Px:PropertyKey?" },
        { "PropertyKey", "Gainsight:PropertyKey is not a setting of this library and would be ignored; did you mean Gainsight:Px:PropertyKey?" },
        { "Outbox:StopTimout", "did you mean Gainsight:Outbox:StopTimeout?" },
        { "Px:Quota:PerMinute", "Gainsight:Px:Quota:PerMinute is not a setting of this library and would be ignored; did you mean Gainsight:Nxt:Quota:PerMinute?" },
        { "Px:Accounts:Emea:ApiKye", "did you mean Gainsight:Px:Accounts:Emea:ApiKey?" },
        { "Px:Products:Mobile:Key", "the settings there are PropertyKey." },
        { "Nxt:Tenant", "did you mean Gainsight:Nxt:TenantId?" },
        { "Moode", "did you mean Gainsight:Mode?" },
        { "Something:Else", "Gainsight:Something is not a setting of this library and would be ignored; the settings there are Mode, OnInvalid, Dispatch, Px, Nxt, Outbox." },
        { "Px:ApiKey:Value", "Gainsight:Px:ApiKey:Value is not a setting, and would be ignored; write the value at Gainsight:Px:ApiKey" },
        { "Px:Quota", "Gainsight:Px:Quota has a value, but it is a section; give its settings their values, such as Gainsight:Px:Quota:PerSecond." },
        { "Outbox", "Gainsight:Outbox has a value, but it is a section" },
    };

    public static TheoryData<string, string, string> Unreadable => new()
    {
        { "Px:Region", "Europe", "Gainsight:Px:Region is 'Europe'; it must be Us, Eu or Us2." },
        { "Px:Region", "1", "Gainsight:Px:Region is '1'; it must be Us, Eu or Us2." },
        { "Px:Region", "Us,Eu", "Gainsight:Px:Region is 'Us,Eu'; it must be" },
        { "Mode", "Disabled", "Gainsight:Mode is 'Disabled'; it must be Live, Emulator or Off." },
        { "OnInvalid", "Log", "Gainsight:OnInvalid is 'Log'; it must be Throw or DeadLetter." },
        { "Outbox:Overflow", "Block", "Gainsight:Outbox:Overflow is 'Block'; it must be Wait, Reject, DropOldest or Throw." },
        { "Outbox:MaxEvents", "abc", "Gainsight:Outbox:MaxEvents is 'abc'; it must be a whole number" },
        { "Outbox:MaxEvents", "3000000000", "Gainsight:Outbox:MaxEvents is '3000000000'; it must be a whole number of at most 2147483647." },
        { "Outbox:MaxBytes", "1.5", "Gainsight:Outbox:MaxBytes is '1.5'; it must be a whole number" },
        { "Px:Timeout", "10", "Gainsight:Px:Timeout is '10'; it must be a time such as 00:00:10 for ten seconds" },
        { "Outbox:MaxAge", "7d", "Gainsight:Outbox:MaxAge is '7d'; it must be a time" },
        { "Px:SendEventId", "yes", "Gainsight:Px:SendEventId is 'yes'; it must be true or false." },
        { "Px:Accounts:Emea:Quota:PerDay", "many", "Gainsight:Px:Accounts:Emea:Quota:PerDay is 'many'; it must be a whole number" },
        { "Nxt:Timeout", "soon\r\nX: 1", "Gainsight:Nxt:Timeout is 'soon X: 1'; it must be a time" },
    };

    [Theory]
    [MemberData(nameof(Misspelt))]
    public void A_name_that_nobody_reads_is_told_with_the_nearest_right_one(string name, string expected)
    {
        var failure = Assert.Single(Read(new() { [name] = "secret-0123456789" }).Unread);
        Assert.Contains(expected, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-0123456789", failure, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_value_that_cannot_be_read_is_told_with_what_it_may_be(string name, string value, string expected)
    {
        var failure = Assert.Single(Read(new() { [name] = value }).Unread);
        Assert.StartsWith(expected, failure, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(3, Read(new() { ["Mode"] = "x", ["Px:Timeout"] = "x", ["Px:Nothing"] = "x" }).Unread.Count);

    [Theory]
    [InlineData("off")]
    [InlineData("OFF")]
    public void Names_and_choices_are_read_in_any_case(string mode)
    {
        var options = Read(new() { ["mODE"] = mode, ["PX:apikey"] = "key", ["px:ACCOUNTS:Emea:apiKEY"] = "emea" });
        Assert.Empty(options.Unread);
        Assert.Equal((GainsightMode.Off, "key", "emea"), (options.Mode, options.Px.ApiKey, options.Px.Accounts["Emea"].ApiKey));
    }

    [Fact]
    public void A_blank_value_is_none()
    {
        var options = Read(new() { ["Mode"] = "", ["Px:Timeout"] = " ", ["Outbox:MaxEvents"] = "", ["Px:Quota:PerDay"] = "", ["Px:Accounts"] = "", ["Px:Region"] = "" });
        Assert.Empty(options.Unread);
        Assert.Equal((GainsightMode.Live, null, 100_000), (options.Mode, options.Px.Timeout, options.Outbox.MaxEvents));
    }

    [Fact]
    public void What_is_settable_in_code_is_settable_in_configuration()
    {
        // Every property of the options classes, by its path: one that the reader forgets is told here as unknown.
        var settings = PathsOf(typeof(GainsightOptions), "").ToDictionary(static setting => setting.Path, static setting => (string?)setting.Value);
        Assert.True(settings.Count > 30);
        Assert.Empty(Read(settings).Unread);
    }

    private static IEnumerable<(string Path, string Value)> PathsOf(Type type, string path)
    {
        foreach (var property in type.GetProperties())
        {
            var own = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (own.IsGenericType)
            {
                foreach (var inner in PathsOf(own.GetGenericArguments()[1], $"{path}{property.Name}:Emea:"))
                {
                    yield return inner;
                }
            }
            else if (own.Namespace == typeof(GainsightOptions).Namespace && !own.IsEnum)
            {
                foreach (var inner in PathsOf(own, $"{path}{property.Name}:"))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (path + property.Name, own.IsEnum ? Enum.GetNames(own)[0]
                    : own == typeof(TimeSpan) ? "00:00:01"
                    : own == typeof(bool) ? "true"
                    : own == typeof(Uri) ? "https://example.org" : "1");
            }
        }
    }

    private static GainsightOptions Read(Dictionary<string, string?> settings)
    {
        var options = new GainsightOptions();
        new ConfiguredOptions(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), SettingsRoot.Default).Configure(options);
        return options;
    }
}
