package dev.drydock.base;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.SystemMessagesProvider;

/// What a page says when it has lost its session or its cookies, in the reader's language.
final class LocalizedSystemMessages implements SystemMessagesProvider {
    private final I18NProvider words;

    LocalizedSystemMessages(I18NProvider words) {
        this.words = words;
    }

    @Override
    public SystemMessages getSystemMessages(SystemMessagesInfo info) {
        var locale = Language.of(info.getLocale()).locale();
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(words.getTranslation("base.expired.title", locale));
        messages.setSessionExpiredMessage(words.getTranslation("base.expired.text", locale));
        messages.setInternalErrorCaption(words.getTranslation("base.failed.title", locale));
        messages.setInternalErrorMessage(words.getTranslation("base.failed.reload", locale));
        messages.setCookiesDisabledCaption(words.getTranslation("base.cookies.title", locale));
        messages.setCookiesDisabledMessage(words.getTranslation("base.cookies.text", locale));
        return messages;
    }
}
