namespace GainsightEvents.Generators.Infrastructure;

/// <summary>The full names by which declarations are recognised. A polyfill of the same name counts.</summary>
internal static class MetadataNames
{
    /// <summary>The tool that <c>[GeneratedCode]</c> names on what is generated for events.</summary>
    public const string GeneratorTool = "GainsightEvents.Generators";

    public const string GainsightEvent = "GainsightEvents.GainsightEventAttribute";
    public const string NxtEvent = "GainsightEvents.NxtEventAttribute";
    public const string PxProduct = "GainsightEvents.PxProductAttribute";
    public const string EventCatalog = "GainsightEvents.Model.EventCatalogAttribute";
    public const string EventCatalogReference = "GainsightEvents.Model.EventCatalogReferenceAttribute";
    public const string PxUserType = "GainsightEvents.PxUserType";
    public const string IdentitySourceEnum = "GainsightEvents.IdentitySource";
    public const string EventPublisher = "GainsightEvents.IEventPublisher";
    public const string PublishReceipt = "GainsightEvents.PublishReceipt";

    public const string IdentifyId = "GainsightEvents.IdentifyIdAttribute";
    public const string AccountId = "GainsightEvents.AccountIdAttribute";
    public const string SessionId = "GainsightEvents.SessionIdAttribute";
    public const string EventUrl = "GainsightEvents.EventUrlAttribute";
    public const string Referrer = "GainsightEvents.ReferrerAttribute";
    public const string RemoteHost = "GainsightEvents.RemoteHostAttribute";
    public const string EventDate = "GainsightEvents.EventDateAttribute";
    public const string UserType = "GainsightEvents.UserTypeAttribute";
    public const string GlobalContext = "GainsightEvents.GlobalContextAttribute";
    public const string EventId = "GainsightEvents.EventIdAttribute";
    public const string EventType = "GainsightEvents.EventTypeAttribute";
    public const string EventOwner = "GainsightEvents.EventOwnerAttribute";
    public const string Retired = "GainsightEvents.RetiredAttribute";
    public const string Personal = "GainsightEvents.PersonalAttribute";

    public const string JsonPropertyName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonInclude = "System.Text.Json.Serialization.JsonIncludeAttribute";
    public const string JsonIgnore = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    public const string JsonStringEnumMemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";

    public const string JsonExtensionData = "System.Text.Json.Serialization.JsonExtensionDataAttribute";
    public const string JsonElement = "System.Text.Json.JsonElement";

    public const string Range = "System.ComponentModel.DataAnnotations.RangeAttribute";
    public const string StringLength = "System.ComponentModel.DataAnnotations.StringLengthAttribute";
    public const string MinLength = "System.ComponentModel.DataAnnotations.MinLengthAttribute";
    public const string MaxLength = "System.ComponentModel.DataAnnotations.MaxLengthAttribute";
    public const string RegularExpression = "System.ComponentModel.DataAnnotations.RegularExpressionAttribute";
    public const string AllowedValues = "System.ComponentModel.DataAnnotations.AllowedValuesAttribute";
    public const string Url = "System.ComponentModel.DataAnnotations.UrlAttribute";

    public const string Flags = "System.FlagsAttribute";
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";
    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    public const string CallerArgumentExpression = "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute";

    /// <summary>By these the compiler fills in who calls, whatever the parameters are called.</summary>
    public static readonly string[] CallerInfo =
    [
        "System.Runtime.CompilerServices.CallerMemberNameAttribute",
        "System.Runtime.CompilerServices.CallerFilePathAttribute",
        "System.Runtime.CompilerServices.CallerLineNumberAttribute",
    ];
}
